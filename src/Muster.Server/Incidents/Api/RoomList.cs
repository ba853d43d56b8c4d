// The rooms of an incident as the API answers them.
using System.Collections.Immutable;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents.Api;

/// <summary>Those that are behind first.</summary>
public sealed record RoomList(ImmutableArray<RoomItem> Items);

/// <param name="Where">The chat and, of what is no secret, the place in it.</param>
/// <param name="ToldVersion">The last version of the incident that the room knows; 0 when it has heard nothing yet.</param>
/// <param name="Failure">What its chat answered last, while the room is behind; null when it is not.</param>
public sealed record RoomItem(string Where, int ToldVersion, bool IsBehind, string? Failure)
{
    public static RoomItem Of(RoomRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Where, row.Told, row.Failure is not null, row.Failure);
    }
}
