// Everything that the page of a drill shows while it is played: what the team can know, and nothing of what is hidden.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Views;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

public sealed record PlayView(PlayedDrill Played, ImmutableArray<string> Players, Caller Reader, string Rev, DateTimeOffset Now)
{
    private const int FeedMax = 40;
    private const int LogsMax = 8;

    /// <summary>From which part on customers feel that something fails; below it is the noise of every day.</summary>
    private const double FailsFrom = 0.005;

    /// <summary>As much of a measure as fits into a line the size of a word: ten minutes.</summary>
    private const int SparkSamples = 40;

    /// <summary>The group that its alerts make in the console; null while none is open.</summary>
    public AlertGroupId? Alerts { get; init; }

    /// <summary>How people are called.</summary>
    public Func<PersonId, string> NameOf { get; init; } = person => person.Value;

    public Drill Drill => Played.Drill;

    public DrillRun Run => Played.Run;

    public Scenario Scenario => Played.Scenario;

    public int Second => Played.Second;

    public string Topics => TopicsOf(Drill.Id);

    public string LiveUrl => $"/drills/{Drill.Id}/live";

    public bool IsOver => DrillClock.IsOver(Drill, Now);

    public bool IsPaused => Drill.Pause is not null && !IsOver;

    /// <summary>Whether the reader can act now.</summary>
    public bool MayAct => Reader.MayRespond && !IsOver && !IsPaused;

    public string Level => Run.Variant.Difficulty.ToString();

    /// <summary>Since which second the reader is at the keyboard, and their graphs stand still; null when they are not.</summary>
    public int? FrozenSince => Run.Command.FrozenSince(Second, By);

    /// <summary>Whether an alert has paged: before that there is nothing to acknowledge.</summary>
    public bool HasPaged => Run.Events.Any(one => one.Pages(Scenario));

    /// <summary>What the graphs show to the reader.</summary>
    public IReadOnlyList<Sample> Samples => Run.SeenBy(By);

    /// <summary>What the team knows of what happened, the latest first.</summary>
    public IEnumerable<FeedLine> Feed =>
        FeedLine.Of(Run.Events.Index().Where(one => one.Item.IsKnown).Select(one => (one.Index, one.Item))).Reverse().Take(FeedMax);

    /// <summary>What stands in the change log, the latest first.</summary>
    public IEnumerable<DrawnChange> Changes => Run.Variant.Changes.Where(change => change.At <= Second).Reverse();

    /// <summary>The latest lines of the logs, the latest first.</summary>
    public IEnumerable<(int At, LogLine Line)> Logs => LogBook.Latest(Run).Take(LogsMax);

    /// <summary>What the console names as the next thing to do, for a newcomer; null for others, and when there is nothing.</summary>
    public string? Next =>
        Run.Variant.Difficulty != Difficulty.Newcomer || IsOver ? null
        : Run.Command.DeclaredAt is null
            ? Run.Monitoring.Raised.Any() ? "Something is wrong: declare the incident, with a severity. It can be changed later."
                : "Look at the graphs. An alert will come."
        : Run.Command.MitigatedSaidAt is null && BleedsNoMore ? "Nothing fails any more: say that the bleeding has stopped, and when."
        : Run.Crew.Members.All(member => member.Role != Role.OperationsLead) ? "Give somebody Operations, so that your own hands stay free."
        : Run.Command.Tellings.Count == 0 ? "Tell stakeholders what is known: the first statement is due within five minutes."
        : Run.Command.MitigatedSaidAt is null ? "Stop the bleeding first: ask people to look, and mitigate before you know the cause."
        : Run.Command.ResolvedSaidAt is null ? "The bleeding has stopped. Mend the cause, then say that it is resolved."
        : null;

    /// <summary>Which part of what was asked failed or was refused at the last reading; null before the first.</summary>
    public double? Failing => Samples is [.., { } last] ? FailingOf(last) : null;

    private bool BleedsNoMore => Failing < FailsFrom && Samples.Any(sample => FailingOf(sample) >= FailsFrom);

    private string By => Reader.Actor.ToString();

    private static double FailingOf(Sample sample)
    {
        double answered = sample.Second.Served + sample.Second.Failed + sample.Second.Shed;
        return answered > 0 ? (sample.Second.Failed + sample.Second.Shed) / answered : 0;
    }

    public static string TopicsOf(DrillId id) => $"drill:{id},{DrillTicker.TopicOf(id)}";

    /// <summary>A measure of the whole service over time.</summary>
    public IReadOnlyList<ChartPoint> Points(Func<Sample, double> value) =>
        [.. Samples.Select(sample => new ChartPoint(Drill.StartedAt.AddSeconds(sample.Second.At), value(sample) / Scale))];

    /// <summary>By how much the numbers of the large graphs are divided, so that their scale can be read: 1, or 1000.</summary>
    public double Scale => Samples.Any(sample => sample.Second.Arrived >= 10_000) ? 1_000 : 1;

    /// <summary>A measure of the component at this place, the last ten minutes of it.</summary>
    public IReadOnlyList<double> Spark(int place, Metric metric) =>
        [.. Samples.TakeLast(SparkSamples).Select(sample => Monitoring.Value(sample.Readings[place], metric))];

    /// <summary>The last value of a measure in words; empty before the first reading.</summary>
    public string Last(int place, Metric metric) =>
        Samples.Count == 0 ? "" : MetricWords.Of(metric, Monitoring.Value(Samples[^1].Readings[place], metric));
}
