// The demo's services go on counting while somebody looks at it, so that its objectives are of today.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Slos;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Demo;

/// <summary>Minutes since the last one that is known, an outage of the demo itself among them. An SLO to which somebody pushes counters of their own is theirs.</summary>
internal sealed partial class DemoTraffic(
    SloReader slos,
    SloMinutes minutes,
    IViewStore views,
    TimeProvider clock,
    ILogger<DemoTraffic> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ImmutableHashSet<string> _ours =
    [
        .. OpenSloReader.Read([("slos.yaml", StreamFlow.Objectives)]).Slos.Select(slo => slo.Id.Value),
    ];

    internal async Task GoOnAsync(CancellationToken cancel)
    {
        DateTimeOffset now = SliLedger.MinuteOf(clock.GetUtcNow());
        foreach (SloRow row in (await slos.RowsAsync(cancel)).Where(row => _ours.Contains(row.Id.Value)))
        {
            SloData data = await minutes.DataAsync(row.Id, cancel);
            if (data.Counters.IsEmpty && data.KnownUntil < now && row.Definition.Slo.Indicator is SloIndicator.Pushed)
            {
                ImmutableArray<MeasuredMinute> counted = await Budgets.CountedAsync(
                    views,
                    row.Definition.Slo.Service,
                    data.KnownUntil.Value,
                    now
                );
                await minutes.WriteAsync(row.Id, (stands, at) => new(stands with { AskedAt = at }, counted), cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        do
        {
            try
            {
                await GoOnAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                Log.NotCounted(logger, away.Message);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The demo's services counted nothing, and do so again in a minute: {Why}")]
        public static partial void NotCounted(ILogger logger, string why);
    }
}
