// Everything that can be asked of a planned drill.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Core.DrillPlans;

public abstract record DrillPlanCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Whether there is such a scenario and level was looked at before: a plan knows none.</summary>
    /// <param name="Organisation">A team or a person that is not in it is a mistake.</param>
    /// <param name="Scenario">The id of the scenario; null for a surprise.</param>
    /// <param name="StartsAt">Null where it could not be read.</param>
    /// <param name="Invited">Ids of people; empty for all members of the team.</param>
    public sealed record Make(
        DrillPlanId Id,
        Organisation Organisation,
        string Team,
        string? Scenario,
        string Difficulty,
        DateTimeOffset? StartsAt,
        string Zone,
        DrillRepeat Repeat,
        ImmutableArray<string> Invited,
        Actor By,
        DateTimeOffset At
    ) : DrillPlanCommand(By, At);

    /// <summary>It is played now, as this drill.</summary>
    public sealed record Play(DrillId Drill, Actor By, DateTimeOffset At) : DrillPlanCommand(By, At);

    /// <summary>It is not played, nor ever again where it repeats.</summary>
    public sealed record Cancel(string Reason, Actor By, DateTimeOffset At) : DrillPlanCommand(By, At);
}
