// Who may speak for whom in an incident.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

internal static class Authority
{
    /// <summary>
    /// A person speaks for themselves alone. A key (a script, a chat bridge) and Muster (the command rotation, a drill) name the person
    /// they speak for, and the event keeps who spoke.
    /// </summary>
    public static bool MaySpeakFor(this Actor by, PersonId person) => by.Kind != ActorKind.Person || by.Name == person.Value;
}
