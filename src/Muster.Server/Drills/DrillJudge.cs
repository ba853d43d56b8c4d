// Judges drills that are over, once each, so that a board need not play them again.
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Server.Web.Live;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <summary>
/// Beside the pager, because the search for par takes seconds. The points are an event: other rules of a later version do not move a board. Of several nodes one
/// writes it. A drill in which nobody acted is not judged, nor one whose scenario has changed since.
/// </summary>
public sealed partial class DrillJudge(
    IViewStore views,
    DrillReader reader,
    DrillPars pars,
    CommandRunner runner,
    ILiveFeed live,
    TimeProvider clock,
    ILogger<DrillJudge> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A workshop that ends all its drills at once is judged in a few turns.</summary>
    private const int LookedAtMax = 100;

    private readonly HashSet<DrillId> _given = [];
    private long? _looked;

    /// <summary>Judges what is to be judged when a drill has changed since it last did; otherwise it asks the store for nothing.</summary>
    public async Task TickAsync(CancellationToken stop)
    {
        long revision = live.Revision(Views.Drill);
        if (revision != _looked)
        {
            await TurnAsync(stop);
            _looked = revision;
        }
    }

    /// <summary>Judges what is to be judged now.</summary>
    public async Task TurnAsync(CancellationToken stop)
    {
        IReadOnlyList<View> over = await views.ListAsync(new(Views.Drill, [Views.Unjudged], null, null, LookedAtMax), stop);
        foreach (DrillRow row in over.Select(view => view.Row<DrillRow>()).Where(row => !_given.Contains(row.Id)))
        {
            if (!await TryJudgeAsync(row.Id, stop))
            {
                _given.Add(row.Id);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // It is judged when the store answers again.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.NotJudged(logger, failure);
            }
        }
    }

    /// <summary>As <see cref="JudgeAsync"/>; one that fails keeps no other waiting, and is tried again when the server starts.</summary>
    private async Task<bool> TryJudgeAsync(DrillId id, CancellationToken stop)
    {
        try
        {
            return await JudgeAsync(id, stop);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            Log.NotJudgedOne(logger, failure, id.Value);
            return false;
        }
    }

    /// <summary>Whether it was judged: one that cannot be played again as it was never is.</summary>
    private async Task<bool> JudgeAsync(DrillId id, CancellationToken stop)
    {
        if (await reader.WholeAsync(id, stop) is not { } whole)
        {
            return false;
        }

        DrillSummary summary = DrillSummary.Of(whole.Run);
        Score score = Score.Of(whole.Run, summary, await pars.OfAsync(whole.Run.Variant));
        await runner.RunAsync(
            null,
            (work, cancel) =>
                work.DecideDrillAsync(id, new DrillCommand.Judge(score.Points, summary.ResolvedAt, DrillPages.By, work.Now), cancel),
            CancellationToken.None
        );
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Drills that are over were not judged; it is tried again.")]
        public static partial void NotJudged(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "The drill {Drill} was not judged; it is tried again at the next start.")]
        public static partial void NotJudgedOne(ILogger logger, Exception failure, string drill);
    }
}
