// Sees to it that every loop comes round: says so when one does not, and ends the process when one is stuck.
using Microsoft.Extensions.Logging;

namespace Muster.Engine.Pager;

/// <summary>
/// Looks at the beats every second, apart from the loops. A loop that fails turn after turn turns health red and is left to try on; a loop whose turn does not end
/// is stuck, and after a minute the process ends, for a supervisor to start it again.
/// </summary>
public sealed partial class Watchdog(
    Heartbeats beats,
    EngineHealth health,
    EngineOptions options,
    TimeProvider clock,
    ILogger<Watchdog> logger
)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private bool _wasHealthy = true;
    private bool _hadDrift;

    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                Look();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    private void Look()
    {
        DateTimeOffset now = clock.GetUtcNow();
        EngineReport report = health.Report();
        if (report.IsHealthy != _wasHealthy)
        {
            _wasHealthy = report.IsHealthy;
            Log.HealthChanged(logger, report.IsHealthy ? "healthy again" : "not healthy: " + string.Join(" ", report.Problems));
        }

        if (health.Drift().Duration() > PagerDefaults.DriftMax != _hadDrift)
        {
            _hadDrift = !_hadDrift;
            Log.ClockDrifted(logger, health.Drift().TotalSeconds);
        }

        if (beats.All.FirstOrDefault(beat => now - beat.Turned > PagerDefaults.Stuck) is { } stuck)
        {
            Log.Stuck(logger, stuck.Loop, (now - stuck.Turned).TotalSeconds, PagerDefaults.StuckExitCode);
            options.Exit(PagerDefaults.StuckExitCode);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The engine is {Health}")]
        public static partial void HealthChanged(ILogger logger, string health);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The wall clock is {Seconds:0.0} s away from the engine's clock.")]
        public static partial void ClockDrifted(ILogger logger, double seconds);

        [LoggerMessage(
            Level = LogLevel.Critical,
            Message = "The loop {Loop} has been stuck for {Seconds:0} s. The process ends with {ExitCode} so that it can be started again."
        )]
        public static partial void Stuck(ILogger logger, string loop, double seconds, int exitCode);
    }
}
