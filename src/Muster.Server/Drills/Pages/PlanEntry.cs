// One planned drill in a list, with the names of those whom it concerns.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.DrillPlans;
using Muster.Core.Incidents;
using Muster.Core.OnCall;
using Muster.Engine.Projections;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

/// <param name="Next">When it is to be played next.</param>
/// <param name="MayStart">Whether it is so near that it can be started.</param>
public sealed record PlanEntry(DrillPlanRow Row, DateTimeOffset Next, bool MayStart, string Team, ImmutableArray<string> Invited, string By)
{
    public string Title => Row.Scenario is { } scenario ? ScenarioLibrary.Find(scenario)?.Title ?? scenario : "A surprise";

    /// <summary>The level in words, with a capital.</summary>
    public string Level => (Word.TryParse<Difficulty>(Row.Difficulty) ?? Difficulty.Newcomer).ToString();

    /// <summary>In the zone in which it was planned.</summary>
    public string When => LocalMoment.Of(Next, Row.Times.Zone);

    public string Repeats =>
        Row.Times.Repeat switch
        {
            DrillRepeat.Never => "once",
            DrillRepeat.Monthly => "every month",
            DrillRepeat.Quarterly => "every three months",
        };

    /// <summary>Null when it is not to be played any more.</summary>
    public static PlanEntry? Of(DrillPlanRow row, Organisation known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(known);
        return row.Next(now) is { } next
            ? new(
                row,
                next,
                next - DrillPlanDefaults.OpensAhead <= now,
                known.Team(row.Team)?.Name ?? row.Team.Value,
                [.. row.Invited.Select(person => known.Person(person)?.Name ?? person.Value)],
                TimelineText.Who(row.By, person => known.Person(person)?.Name ?? person.Value)
            )
            : null;
    }
}
