// How a drill went, as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Api;

/// <param name="Outcome"><c>resolved</c>, <c>mitigated</c>, <c>down</c>, or <c>unharmed</c> when customers felt nothing.</param>
/// <param name="ImpactAt">The simulated second in which the cause began.</param>
/// <param name="DetectedAt">The second of the first sign that the team could see; null when there was none.</param>
/// <param name="MitigatedAt">From when on customers lost no more than people notice; null when it bled at the end.</param>
/// <param name="ResolvedAt">From when on all was whole again; null when it was not.</param>
/// <param name="Star">Situation, task, action and result, a line each.</param>
/// <param name="Events">All that happened, hidden things among it.</param>
public sealed record DebriefDetail(
    DrillId Id,
    string Scenario,
    string Outcome,
    int ImpactAt,
    int? DetectedAt,
    int? MitigatedAt,
    int? ResolvedAt,
    double CustomerMinutesLost,
    string Lesson,
    string Star,
    ImmutableArray<DebriefWhyItem> Whys,
    ImmutableArray<DrillEventItem> Events
)
{
    internal static DebriefDetail Of(PlayedDrill whole)
    {
        DrillResult result = new(whole);
        return new(
            whole.Drill.Id,
            whole.Drill.Scenario,
            result.Summary.Outcome.ToString().ToLowerInvariant(),
            result.Summary.StartedAt,
            result.Summary.DetectedAt,
            result.Summary.MitigatedAt,
            result.Summary.ResolvedAt,
            DrillSampleItem.Rounded(result.Summary.CustomerMinutesLost),
            whole.Scenario.Lesson,
            result.Star,
            [.. whole.Scenario.Whys.Select(DebriefWhyItem.Of)],
            [.. whole.Run.Events.Select(DrillEventItem.Of)]
        );
    }
}

/// <param name="IsRoot">Whether the system has to be changed here.</param>
public sealed record DebriefWhyItem(string Question, string Answer, bool IsRoot)
{
    internal static DebriefWhyItem Of(Why why) => new(why.Question, why.Answer, why.IsRoot);
}
