// What happens in an incident is told to the rooms of its service and of the team that owns it, in the same commit.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>The message is empty: what it says is read when it leaves, so that a room which was slow hears all at once.</summary>
public sealed class IncidentTellsRooms(OrganisationReader organisations, IEnumerable<IRoom> rooms) : IReaction
{
    private readonly ImmutableHashSet<string> _known = [.. rooms.Select(room => room.Name)];

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent told || !RoomNews.Tells(told))
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (incident.Type == IncidentType.Drill || incident.Service is not { } service)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        foreach (ContactMethod room in organisation.Rooms(service).Where(room => _known.Contains(room.Channel)))
        {
            string key = $"room/{RoomRow.IdOf(incident.Id, room.Channel, room.Address)}/{happened.Version}";
            work.SendOnce(
                new(
                    key,
                    IRoom.QueueOf(room.Channel),
                    room.Address,
                    happened.Stream.ToString(),
                    Payload: "{}",
                    CreatedAt: happened.At,
                    NextTryAt: happened.At
                )
            );
        }
    }
}
