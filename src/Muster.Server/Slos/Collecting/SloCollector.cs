// Asks the sources of the SLOs each minute, on one node at a time, and says which of them give nothing.
using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Collecting;

/// <summary>A source that hangs holds up its own SLOs and no others; its next turn begins when the one before has ended.</summary>
internal sealed partial class SloCollector : BackgroundService
{
    private const string Lease = "collector";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(150);

    private readonly SloReader _reader;
    private readonly SloAsking _asking;
    private readonly IViewStore _views;
    private readonly CommandRunner _runner;
    private readonly TimeProvider _clock;
    private readonly ILogger<SloCollector> _logger;
    private readonly string _node;
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<Trouble> _troubles = [];

    public SloCollector(
        SloReader reader,
        SloAsking asking,
        IViewStore views,
        CommandRunner runner,
        Troubles troubles,
        IIds ids,
        TimeProvider clock,
        ILogger<SloCollector> logger
    )
    {
        ArgumentNullException.ThrowIfNull(troubles);
        ArgumentNullException.ThrowIfNull(ids);
        (_reader, _asking, _views, _runner) = (reader, asking, views, runner);
        (_clock, _logger, _node) = (clock, logger, ids.New());
        troubles.Watch(() => _troubles);
    }

    /// <summary>Asks all sources that are not being asked; ends when each of these has answered or was given up.</summary>
    internal async Task TurnAsync(CancellationToken stop)
    {
        ILookup<bool, SloRow> rows = (await _reader.RowsAsync(stop)).ToLookup(row => row.Definition.Slo.Indicator is SloIndicator.Pushed);
        SloRow[] asked = [.. rows[false]];
        if (asked.Length > 0 && await IsMineAsync(stop))
        {
            await Task.WhenAll(
                asked.GroupBy(SourceOf, StringComparer.Ordinal).Select(source => SourceAsync(source.Key, [.. source], stop))
            );
        }

        _troubles = [.. await TroublesAsync(asked, stop), .. await TroublesOfPushedAsync([.. rows[true]], stop)];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // A turn that takes longer goes on beside the next one, which leaves its sources alone.
            Task pause = Task.Delay(Every, _clock, stoppingToken);
            await Task.WhenAny(SafelyAsync(stoppingToken), pause);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string SourceOf(SloRow row) => row.Definition.Sources is [var first, ..] ? first.Url ?? first.Name : "";

    private async Task SafelyAsync(CancellationToken stop)
    {
        try
        {
            await TurnAsync(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.Failed(_logger, failure);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Takes or renews the lease, so that of several nodes one asks; another takes it over when this one is gone.</summary>
    private async Task<bool> IsMineAsync(CancellationToken stop)
    {
        bool isMine = false;
        Outcome outcome = await _runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                View? read = await _views.FindAsync(Views.SloLease, Lease, cancel);
                SloLease? held = read?.Row<SloLease>();
                isMine = held is null || held.Node == _node || held.Until <= work.Now;
                if (isMine)
                {
                    SloLease mine = new(_node, work.Now + LeaseFor);
                    work.Put(new View(Views.SloLease, Lease, Views.Recorded, work.Now, "", ViewJson.Write(mine)), read);
                }

                return null;
            },
            stop
        );
        return isMine && outcome is Outcome.Done;
    }

    private async Task SourceAsync(string source, SloRow[] rows, CancellationToken stop)
    {
        if (!_busy.TryAdd(source, true))
        {
            return;
        }

        try
        {
            string? away = null;
            foreach (SloRow row in rows)
            {
                if (away is null)
                {
                    away = await _asking.AskAsync(row, stop);
                }
                else
                {
                    await _asking.AwayAsync(row, away);
                }
            }
        }
        finally
        {
            _busy.TryRemove(source, out _);
        }
    }

    /// <summary>One for each cause, however many SLOs it has.</summary>
    private async Task<IReadOnlyList<Trouble>> TroublesAsync(SloRow[] asked, CancellationToken stop)
    {
        return
        [
            .. (await TroubledAsync(asked, stop))
                .GroupBy(data => data.Trouble!.Words, StringComparer.Ordinal)
                .Select(cause => new Trouble(
                    cause.Count() == 1 ? $"The SLO {cause.First().Id} has no new data" : $"{cause.Count()} SLOs have no new data",
                    cause.Min(data => data.Trouble!.Since),
                    "What was known holds, and it is asked for again each minute.",
                    cause.Key
                )
                {
                    IsWarning = true,
                }),
        ];
    }

    /// <summary>A trouble with a source that such an SLO had before is not one of these.</summary>
    private async Task<IEnumerable<Trouble>> TroublesOfPushedAsync(SloRow[] pushed, CancellationToken stop) =>
        (await TroubledAsync(pushed, stop))
            .Where(data => data.Trouble!.SeenAt is not null)
            .Select(data => new Trouble(
                $"Not all that is pushed to the SLO {data.Id} is counted",
                data.Trouble!.Since,
                "What the instances that have a place push is counted.",
                data.Trouble.Words
            )
            {
                IsWarning = true,
            });

    private async Task<IEnumerable<SloData>> TroubledAsync(SloRow[] rows, CancellationToken stop) =>
        rows.Length == 0
            ? []
            : (await _views.FindAsync(Views.SloData, [.. rows.Select(row => row.Id.Value)], stop))
                .Select(view => view.Row<SloData>())
                .Where(data => data.Trouble?.HoldsAt(_clock.GetUtcNow()) == true);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The sources of the SLOs could not be asked; they are asked again in a minute.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
