// Moves history that is over into a file once a day, while the server runs.
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Engine.Pager;

namespace Muster.Storage.Retention;

/// <summary>
/// As <c>muster retention archive</c> does it, some hundreds of rows a transaction. It is no loop of the engine: a large archive takes longer than a loop may, and
/// nobody is paged by it. Of several nodes on one database the first one of the day does it, into its own directory.
/// </summary>
public sealed partial class AutomaticRetention(
    HistoryArchiver archiver,
    ArchiveBook book,
    ArchivePlan plan,
    Troubles troubles,
    TimeProvider clock,
    ILogger<AutomaticRetention> logger
) : BackgroundService
{
    public const string By = "system:retention";

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>5 minutes: a start has better things to do.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    /// <summary>1 hour: how late a day's archive may be, and when a failure is tried again.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    private bool _finishes = true;
    private Trouble? _trouble;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        troubles.Watch(() => _trouble is { } trouble ? [trouble] : []);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        while (true)
        {
            await TurnAsync(stoppingToken);
            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Does what is due.</summary>
    internal async Task TurnAsync(CancellationToken stop)
    {
        try
        {
            bool isDue = await book.ClaimAsync(Every, stop) || _trouble is not null;
            if (_finishes || isDue)
            {
                await FinishAsync(stop);
            }

            if (isDue)
            {
                await ArchiveAsync(stop);
            }

            _trouble = null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Whatever it is, history stays where it is, and the next look tries again.
            _trouble = Failed(_trouble?.Since ?? clock.GetUtcNow(), failure);
            Log.Failed(logger, failure, Look.TotalMinutes);
        }
    }

    /// <summary>What a stop or a crash interrupted.</summary>
    private async Task FinishAsync(CancellationToken stop)
    {
        (ImmutableArray<ArchiveRecord> done, ImmutableArray<ArchiveRecord> missing) = await archiver.FinishAsync(stop);
        foreach (ArchiveRecord archive in done)
        {
            Log.Finished(logger, archive.File);
        }

        foreach (ArchiveRecord archive in missing)
        {
            Log.Missing(logger, archive.File);
        }

        _finishes = false;
    }

    private async Task ArchiveAsync(CancellationToken stop)
    {
        DateTimeOffset before = clock.GetUtcNow() - plan.Age;
        if (await archiver.ArchiveAsync(before, plan.Directory, By, "retention", stop) is { } made)
        {
            Log.Archived(logger, made.Rows.Sum(one => one.Rows), before.UtcDateTime, made.File, made.Sha256);
        }
    }

    private static Trouble Failed(DateTimeOffset since, Exception failure) =>
        new(
            "History that is over could not be archived",
            since,
            "It is still in the database, and is tried again every hour; look at the room and the rights of the directory for archives.",
            $"It failed with: {failure.Message}"
        )
        {
            IsWarning = true,
        };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "{Rows} rows of history that were over before {Before:yyyy-MM-dd HH:mm} UTC moved into {File}, SHA-256 {Sha256}."
        )]
        public static partial void Archived(ILogger logger, long rows, DateTime before, string file, string sha256);

        [LoggerMessage(Level = LogLevel.Information, Message = "An archive that was interrupted is finished: {File}.")]
        public static partial void Finished(ILogger logger, string file);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "An archive is not finished, and {File} is not on this machine as it was written. The machine that wrote it finishes it; when the file "
                + "was moved, bring it back: rows that were taken out already are in it alone."
        )]
        public static partial void Missing(ILogger logger, string file);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "History could not be archived. It is still in the database; it is tried again in {Minutes:0} minutes."
        )]
        public static partial void Failed(ILogger logger, Exception failure, double minutes);
    }
}
