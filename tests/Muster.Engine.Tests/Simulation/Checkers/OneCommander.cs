// From the acknowledgement to the resolution exactly one person commands, and command moves only when it is accepted.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class OneCommander : IChecker
{
    public IEnumerable<string> Breaches(History history) => history.Incidents().SelectMany(events => Breaches(events));

    private static IEnumerable<string> Breaches(IReadOnlyList<IncidentEvent> events)
    {
        string id = ((IncidentEvent.Declared)events[0]).Id.Value;
        PersonId? commander = null;
        PersonId? accepted = null;
        foreach (IncidentEvent happened in events)
        {
            switch (happened)
            {
                case IncidentEvent.CommandAccepted moved:
                    if (moved.From != commander)
                    {
                        yield return $"{id}: {moved.To} took command from {moved.From}, but {commander} had it.";
                    }

                    accepted = moved.To;
                    break;
                case IncidentEvent.RoleAssigned { Role: Role.IncidentCommander } assigned:
                    if (commander is not null && accepted != assigned.Person)
                    {
                        yield return $"{id}: {assigned.Person} commands instead of {commander}, and nobody handed it over.";
                    }

                    (commander, accepted) = (assigned.Person, null);
                    break;
                case IncidentEvent.RoleReleased { Role: Role.IncidentCommander }:
                    yield return $"{id}: command was released while the incident was open.";
                    break;
                case IncidentEvent.Mitigated or IncidentEvent.Resolved when commander is null:
                    yield return $"{id}: it came to an end that nobody commanded.";
                    break;
            }
        }

        if (events.Any(happened => happened is IncidentEvent.Acknowledged) && commander is null)
        {
            yield return $"{id}: it was acknowledged and nobody commands.";
        }
    }
}
