// How a drill went, as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Api;

/// <param name="Outcome"><c>resolved</c>, <c>mitigated</c>, <c>down</c>, or <c>unharmed</c> when customers felt nothing.</param>
/// <param name="ImpactAt">The simulated second in which the cause began.</param>
/// <param name="DetectedAt">The second of the first sign that the team could see; null when there was none.</param>
/// <param name="MitigatedAt">From when on customers lost no more than people notice; null when it bled at the end.</param>
/// <param name="ResolvedAt">From when on all was whole again; null when it was not.</param>
/// <param name="Score">From 0 to 100, the sum of the breakdown.</param>
/// <param name="Par">What the best known run of the same variant came to, and doing nothing.</param>
/// <param name="Star">Situation, task, action and result, a line each.</param>
/// <param name="Deeds">What each act on the system did to the customers, in the order of the acts; the first 40.</param>
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
    double Score,
    ImmutableArray<DebriefLineItem> Breakdown,
    DebriefParItem Par,
    string Lesson,
    string Star,
    ImmutableArray<DebriefDeedItem> Deeds,
    ImmutableArray<DebriefWhyItem> Whys,
    ImmutableArray<DrillEventItem> Events
)
{
    internal static DebriefDetail Of(
        PlayedDrill whole,
        ParRun par,
        ImmutableArray<Deed> deeds,
        PersonId? reader,
        Func<PersonId, string> nameOf
    )
    {
        DrillResult result = new(whole);
        Score score = Simulator.Scoring.Score.Of(whole.Run, result.Summary, par);
        return new(
            whole.Drill.Id,
            whole.Drill.Scenario,
            Word.Of(result.Summary.Outcome),
            result.Summary.StartedAt,
            result.Summary.DetectedAt,
            result.Summary.MitigatedAt,
            result.Summary.ResolvedAt,
            DrillSampleItem.Rounded(result.Summary.CustomerMinutesLost),
            score.Points,
            [.. score.Lines.Select(DebriefLineItem.Of)],
            DebriefParItem.Of(par),
            whole.Run.Variant.Lesson,
            StarText.Of(result, reader, nameOf),
            [.. deeds.Select(DebriefDeedItem.Of)],
            [.. whole.Run.Variant.Whys.Select(DebriefWhyItem.Of)],
            [.. whole.Run.Events.Select(DrillEventItem.Of)]
        );
    }
}

/// <param name="Points">From 0 to <paramref name="Max"/>.</param>
public sealed record DebriefLineItem(string Name, double Points, double Max, string Why)
{
    internal static DebriefLineItem Of(ScoreLine line) => new(line.Name, Math.Round(line.Points, 1), line.Max, line.Why);
}

/// <param name="NothingCustomerMinutesLost">What customers lose when nobody does anything.</param>
public sealed record DebriefParItem(double CustomerMinutesLost, int? MitigatedAt, int? ResolvedAt, double NothingCustomerMinutesLost)
{
    internal static DebriefParItem Of(ParRun par) =>
        new(
            DrillSampleItem.Rounded(par.Best.CustomerMinutesLost),
            par.Best.MitigatedAt,
            par.Best.ResolvedAt,
            DrillSampleItem.Rounded(par.Nothing.CustomerMinutesLost)
        );
}

/// <param name="IsRoot">Whether the system has to be changed here.</param>
public sealed record DebriefWhyItem(string Question, string Answer, bool IsRoot)
{
    internal static DebriefWhyItem Of(Why why) => new(why.Question, why.Answer, why.IsRoot);
}

/// <param name="T">The simulated second in which it was ordered.</param>
/// <param name="DoneAt">The second in which it was done; null when it never was.</param>
/// <param name="Effect"><c>helped</c>, <c>harmed</c> or <c>neither</c>.</param>
/// <param name="CustomerMinutes">Customer-minutes lost that would not have been without it, all else being done as it was; below 0 it saved so many.</param>
public sealed record DebriefDeedItem(
    int T,
    string Do,
    string Target,
    string Title,
    int? DoneAt,
    string Effect,
    double CustomerMinutes,
    string Why
)
{
    internal static DebriefDeedItem Of(Deed deed) =>
        new(
            deed.Act.At,
            Word.Of(deed.Act.Verb),
            deed.Act.Target,
            deed.Title,
            deed.DoneAt,
            Word.Of(deed.Effect),
            DrillSampleItem.Rounded(deed.CustomerMinutes),
            deed.Sentence
        );
}
