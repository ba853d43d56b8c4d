// Reads imported calendars again each hour, on one node at a time, and says which of them cannot be read.
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;
using Muster.Engine.Pager;

namespace Muster.Server.OnCall.Import;

/// <summary>What was read last holds until the next reading succeeds: a calendar that is away for a day leaves nobody unpaged.</summary>
internal sealed partial class CalendarRefresh : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly CalendarSources _sources;
    private readonly CalendarImport _import;
    private readonly CommandRunner _runner;
    private readonly TimeProvider _clock;
    private readonly ILogger<CalendarRefresh> _logger;
    private volatile IReadOnlyList<Trouble> _troubles = [];

    public CalendarRefresh(
        CalendarSources sources,
        CalendarImport import,
        CommandRunner runner,
        Troubles troubles,
        TimeProvider clock,
        ILogger<CalendarRefresh> logger
    )
    {
        ArgumentNullException.ThrowIfNull(troubles);
        (_sources, _import, _runner, _clock, _logger) = (sources, import, runner, clock, logger);
        troubles.Watch(() => _troubles);
    }

    /// <summary>Reads what is due, and looks at how all of them are.</summary>
    internal async Task TurnAsync(CancellationToken stop)
    {
        foreach (CalendarSource source in await _sources.AllAsync(stop))
        {
            if (source.Address is not null && source.NextAt <= _clock.GetUtcNow() && await ClaimAsync(source, stop) is { } claimed)
            {
                await _import.RefreshAsync(claimed, stop);
            }
        }

        _troubles = [.. (await _sources.AllAsync(stop)).Select(TroubleOf).OfType<Trouble>()];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(_logger, failure);
            }

            await Task.Delay(Look, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes the reading for this node, so that of several one asks; null when another was faster.</summary>
    private async Task<CalendarSource?> ClaimAsync(CalendarSource seen, CancellationToken stop)
    {
        CalendarSource? claimed = null;
        Outcome outcome = await _runner.RunAsync(
            null,
            async (work, cancel) =>
            {
                claimed = null;
                if (await _sources.FindAsync(seen.Schedule, cancel) is { } found && found.Source.NextAt == seen.NextAt)
                {
                    claimed = found.Source with { NextAt = work.Now + CalendarImport.Every };
                    CalendarSources.Put(work, claimed, found.Row);
                }

                return null;
            },
            stop
        );
        return outcome is Outcome.Done ? claimed : null;
    }

    private static Trouble? TroubleOf(CalendarSource source) =>
        source is { Failure: { } why, FailingSince: { } since }
            ? new(
                $"The calendar of the schedule {source.Schedule} at {source.Host} cannot be read",
                since,
                $"What was read at {source.ReadAt:yyyy-MM-dd HH:mm} UTC holds, and it is tried again each hour.",
                why
            )
            {
                IsWarning = true,
            }
        : source.Skipped is [var first, ..]
            ? new(
                $"The calendar of the schedule {source.Schedule} has {source.Skipped.Length} events that are no shifts,",
                source.ReadAt,
                "The others hold.",
                $"The first is {first}"
            )
            {
                IsWarning = true,
            }
        : null;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Imported calendars could not be looked at; they are looked at again in a minute."
        )]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
