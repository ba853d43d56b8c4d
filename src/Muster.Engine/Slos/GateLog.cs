// Keeps what pipelines asked the gate, for the summary of the quarter.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <summary>
/// One row an SLO and day, however often it is asked: questions are counted, and changes are named only where the answer was worth a look. A pipeline that asks each
/// minute for a day makes one row and one name.
/// </summary>
public sealed class GateLog(CommandRunner runner, IViewStore views)
{
    /// <summary>A day of more stopped changes than these is not understood by reading the rest.</summary>
    public const int ChangesMax = 50;

    /// <summary>A quarter of the most SLOs that there can be.</summary>
    private const int DaysMax = 50_000;

    /// <param name="change">As the pipeline calls it; empty where it does not say.</param>
    public Task KeepAsync(SloId slo, string change, GateAnswer answer, Actor by)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                DateTimeOffset day = new(work.Now.UtcDateTime.Date, TimeSpan.Zero);
                string id = $"{slo}/{day:yyyy-MM-dd}";
                View? read = await views.FindAsync(Views.GateDay, id, cancel);
                GateDayRow row = With(read?.Row<GateDayRow>() ?? new(slo, day, 0, 0, 0, []), change, answer, by, work.Now);
                work.Put(
                    new View(Views.GateDay, id, Views.Recorded, day, ViewJson.Search([]), ViewJson.Write(row)) { Subject = slo.Value },
                    read
                );
                return null;
            },
            CancellationToken.None
        );
    }

    /// <summary>The days of a span, newest first.</summary>
    public async Task<ImmutableArray<GateDayRow>> BetweenAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        [.. (await views.BetweenAsync(Views.GateDay, [], from, until, DaysMax, cancel)).Rows.Select(view => view.Row<GateDayRow>())];

    private static GateDayRow With(GateDayRow row, string change, GateAnswer answer, Actor by, DateTimeOffset now) =>
        row with
        {
            Shipped = row.Shipped + (answer.Verdict == GateVerdict.Ship ? 1 : 0),
            Warned = row.Warned + (answer.Verdict == GateVerdict.Warn ? 1 : 0),
            Stopped = row.Stopped + (answer.Verdict == GateVerdict.Stop ? 1 : 0),
            Changes = answer.Worst.Verdict == GateVerdict.Stop ? Named(row.Changes, change, answer, by, now) : row.Changes,
        };

    private static ImmutableArray<AskedChange> Named(
        ImmutableArray<AskedChange> named,
        string change,
        GateAnswer answer,
        Actor by,
        DateTimeOffset now
    )
    {
        AskedChange one = new(change, answer.Kind, answer.Verdict, answer.Reason, answer.Override?.Id, by.ToString(), now, now, 1);
        AskedChange? before = named.FirstOrDefault(asked =>
            asked.Change == change && asked.Kind == one.Kind && asked.Verdict == one.Verdict && asked.Override == one.Override
        );
        return before is not null ? named.Replace(before, one with { First = before.First, Times = before.Times + 1 })
            : named.Length < ChangesMax ? named.Add(one)
            : named;
    }
}
