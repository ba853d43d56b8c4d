// The events of one decision about people, with the state that they lead to.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

/// <summary>
/// Collects the events of one decision while it keeps the state that they lead to, so that each further event is decided on what
/// the earlier ones made of it. Before it ends it applies rule 2.
/// </summary>
internal sealed class Consequences(Incident start, Actor by, DateTimeOffset at)
{
    private readonly List<IncidentEvent> _events = [];

    public Actor By => by;

    public DateTimeOffset At => at;

    public Incident Now { get; private set; } = start;

    public Consequences Add(IncidentEvent happened)
    {
        _events.Add(happened);
        Now = Incident.Evolve(Now, happened);
        return this;
    }

    public Consequences Assign(Role role, PersonId person) => Add(new RoleAssigned(role, person, Alone: false, by, at));

    /// <summary>Gives the first command. A person who finds nobody else there takes Operations as well, and the console shows it.</summary>
    public Consequences TakeCommand(PersonId person)
    {
        Assign(Role.IncidentCommander, person);
        bool nobodyElse = !Now.SomebodyElseHoldsARole(person) && Now.Holder(Role.OperationsLead) is null;
        return nobodyElse ? Assign(Role.OperationsLead, person) : this;
    }

    public Decision<IncidentEvent> Decide()
    {
        TakeHandsOff();
        return new Decision<IncidentEvent>.Accepted([.. _events.Select(WithAloneAsItStands)]);
    }

    private void TakeHandsOff()
    {
        if (Now.Holder(Role.OperationsLead) is { } operations && Now.MustKeepHandsOff(operations))
        {
            Add(
                new RoleReleased(
                    Role.OperationsLead,
                    operations,
                    "In a SEV-1 the commander does not hold Operations once somebody else has a role.",
                    by,
                    at
                )
            );
        }
    }

    /// <summary>Whether a role is held alone is only known when all of the decision's events are.</summary>
    private IncidentEvent WithAloneAsItStands(IncidentEvent happened) =>
        happened is RoleAssigned assigned && Now.Roles.GetValueOrDefault(assigned.Role) is { } holding && holding.Person == assigned.Person
            ? assigned with
            {
                Alone = holding.Alone,
            }
            : happened;
}
