// Whom an escalation step points at, as people call it.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

public static class TargetNames
{
    /// <summary>The name of the person, schedule, team or role; the id of one that is gone.</summary>
    public static string NameOf(this Organisation organisation, EscalationTarget target)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return target.Kind switch
        {
            EscalationTargetKind.Person => organisation.Person(new PersonId(target.Id))?.Name ?? target.Id,
            EscalationTargetKind.Schedule => organisation.Schedule(new ScheduleId(target.Id))?.Name ?? target.Id,
            EscalationTargetKind.Team => $"Team {Team()}",
            EscalationTargetKind.WholeTeam => $"Everybody in team {Team()}",
            EscalationTargetKind.Role => target.ToRole().Label(),
            EscalationTargetKind.Everyone => "Everybody",
        };

        string Team() => organisation.Team(new TeamId(target.Id))?.Name ?? target.Id;
    }
}
