// Whether the engine of this node does its work: what /healthz answers from.
using System.Collections.Immutable;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

public sealed class EngineHealth(Heartbeats beats, Troubles troubles, NodeClock node, TimeProvider clock)
{
    /// <summary>5: whoever reads more of them looks into the log anyway.</summary>
    private const int TroublesMax = 5;

    /// <summary>Measured anew at each question, from memory: it answers even when every loop is stuck.</summary>
    public EngineReport Report()
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<Beat> all = beats.All;
        ImmutableArray<string> problems =
        [
            .. all.Where(beat => now - beat.Done > PagerDefaults.TurnOverdue).Select(beat => Sentence(beat, now)),
            .. Overdue(now),
            .. node.Offset.Duration() > PagerDefaults.DriftMax ? [OffsetSentence(node.Offset)] : Array.Empty<string>(),
            .. all.Count == 0 ? ["The engine does not run: nobody is paged by this node."] : Array.Empty<string>(),
        ];
        return new(problems.IsEmpty, problems, Warnings(now), [.. all]);
    }

    /// <summary>How far the wall clock has moved away from the engine's; zero where the engine runs on another clock, as in a test.</summary>
    internal TimeSpan Drift() => clock is EngineClock engine ? engine.WallClockDrift() : TimeSpan.Zero;

    private ImmutableArray<string> Warnings(DateTimeOffset now) =>
        [
            .. Drift().Duration() > PagerDefaults.DriftMax
                ? (string[])
                    [
                        $"The clock of this machine is {Drift().TotalSeconds:0.0} s away from Muster's, which counts on unharmed; times are shown by Muster's. "
                            + "Check the machine's time service, then restart Muster.",
                    ]
                : [],
            .. troubles.All.Where(trouble => trouble.IsWarning).Take(TroublesMax).Select(trouble => Sentence(trouble, now)),
        ];

    /// <summary>What was put aside and has waited for too long, told once for each thing, the longest waiting first.</summary>
    private IEnumerable<string> Overdue(DateTimeOffset now)
    {
        Trouble[] late =
        [
            .. troubles
                .All.Where(trouble => !trouble.IsWarning && now - trouble.Since > PagerDefaults.AsideMax)
                .DistinctBy(trouble => trouble.What),
        ];
        IEnumerable<string> told = late.Take(TroublesMax).Select(trouble => Sentence(trouble, now));
        return late.Length > TroublesMax ? [.. told, $"And {late.Length - TroublesMax} more: the log of this node names each."] : told;
    }

    private static string Sentence(Trouble trouble, DateTimeOffset now) =>
        $"{trouble.What} since {trouble.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC ({(now - trouble.Since).TotalSeconds:0} s). {trouble.LookAt} {trouble.Why}";

    private static string OffsetSentence(TimeSpan offset) =>
        $"The clock of this node is {offset.Duration().TotalSeconds:0.0} s {(offset > TimeSpan.Zero ? "ahead of" : "behind")} the database's: its pages may be early or late for "
        + "the other nodes. Nothing is lost. Check the time service on this machine and on the database's, then restart this node: it starts by the database's clock.";

    private static string Sentence(Beat beat, DateTimeOffset now)
    {
        string since = $"The loop {beat.Loop} has not come round for {(now - beat.Done).TotalSeconds:0} s";
        return beat.Failure is { } failure ? $"{since}; failures in a row: {beat.FailuresInRow}, the last with: {failure}" : since + ".";
    }
}
