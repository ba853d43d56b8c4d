// The chat rooms that hear of an incident, as far as they were told.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents;

public sealed class IncidentRooms(IViewStore views)
{
    /// <summary>Those that are behind, with what their chat answered last; empty when every room knows all it should.</summary>
    public Task<ImmutableArray<RoomRow>> BehindAsync(IncidentId id, CancellationToken cancel) => ReadAsync(id, [Views.Refused], cancel);

    /// <summary>The rooms that were told, or that were tried and could not be; those that are behind come first. One that waits for its first message is not among them.</summary>
    public async Task<ImmutableArray<RoomRow>> AllAsync(IncidentId id, CancellationToken cancel) =>
        [.. (await ReadAsync(id, [], cancel)).OrderBy(room => room.Failure is null).ThenBy(room => room.Where, StringComparer.Ordinal)];

    private async Task<ImmutableArray<RoomRow>> ReadAsync(IncidentId id, ImmutableArray<string> statuses, CancellationToken cancel)
    {
        ViewQuery asked = new(Views.Room, statuses, null, Before: null, ViewQuery.LimitMax) { Subject = id.Value };
        return [.. (await views.ListAsync(asked, cancel)).Select(view => view.Row<RoomRow>())];
    }
}
