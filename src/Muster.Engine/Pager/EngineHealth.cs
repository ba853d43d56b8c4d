// Whether the engine of this node does its work: what /healthz answers from.
using System.Collections.Immutable;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

public sealed class EngineHealth(Heartbeats beats, TimeProvider clock)
{
    /// <summary>Measured anew at each question, from memory: it answers even when every loop is stuck.</summary>
    public EngineReport Report()
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<Beat> all = beats.All;
        ImmutableArray<string> problems =
        [
            .. all.Where(beat => now - beat.Done > PagerDefaults.TurnOverdue).Select(beat => Sentence(beat, now)),
            .. all.Count == 0 ? ["The engine does not run: nobody is paged by this node."] : Array.Empty<string>(),
        ];
        return new(problems.IsEmpty, problems, Warnings(), [.. all]);
    }

    /// <summary>How far the wall clock has moved away from the engine's; zero where the engine runs on another clock, as in a test.</summary>
    internal TimeSpan Drift() => clock is EngineClock engine ? engine.WallClockDrift() : TimeSpan.Zero;

    private ImmutableArray<string> Warnings() =>
        Drift().Duration() > PagerDefaults.DriftMax
            ?
            [
                $"The clock of this machine jumped by {Drift().TotalSeconds:0.0} s since Muster started. Paging counts on unharmed; times are shown by the old clock. "
                    + "Check the machine's time service, then restart Muster.",
            ]
            : [];

    private static string Sentence(Beat beat, DateTimeOffset now)
    {
        string since = $"The loop {beat.Loop} has not come round for {(now - beat.Done).TotalSeconds:0} s";
        return beat.Failure is { } failure ? $"{since}; it failed {beat.FailuresInRow} times in a row, last with: {failure}" : since + ".";
    }
}
