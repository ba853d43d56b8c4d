// Lets the database follow the intake log, and the router with it.
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// What may wake somebody goes first, and then no more than the router can take: the rest waits in memory, where it costs little, and in the log, where it is safe.
/// Leases are written when nothing else is to be done, for nobody waits for them.
/// </summary>
public sealed partial class AlertSaving(
    LoggedIntake intake,
    IAlertRows rows,
    FreshRouting fresh,
    Wake wake,
    TimeProvider clock,
    ILogger<AlertSaving> logger
) : ICycle
{
    internal const string LoopName = "saving";

    /// <summary>So many may wait for the router, which reads them in the order in which they changed: what is urgent must not stand behind more.</summary>
    private const int UnroutedMax = PagerDefaults.RoutedMax;

    /// <summary>Leases that move again and again in a short while are written once.</summary>
    private static readonly TimeSpan LeaseRest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan CheckpointRest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(10);

    /// <summary>So long what wakes nobody gathers, unless enough has come: a commit for each alert of a storm that comes one by one would cost more than the alerts.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    /// <summary>So long it stands back when requests begin to crowd: a burst is taken first, for its senders wait and nobody waits for this, and the log has it.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(5);

    /// <summary>So long it yields each time while they crowd on.</summary>
    private static readonly TimeSpan Yielding = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// With so many in memory, three quarters of what it takes, it yields no longer, for what has ended makes room only when it is stored. Not earlier: what it stores in a
    /// second is little beside what a storm brings, and takes a third of the storm's processors.
    /// </summary>
    private const int YieldingMax = LoggedIntake.AlertsMax / 4 * 3;

    private bool _mayBeUnrouted = true;
    private DateTimeOffset _turnsAt;
    private DateTimeOffset? _crowdedAt;
    private DateTimeOffset _leasesAt;
    private DateTimeOffset _checkpointAt;

    private Router? _router;

    public string Name => LoopName;

    public Wake Signal(Wake commits) => intake.Changed;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!intake.IsOpen)
        {
            await intake.OpenAsync(stop);
        }

        if (await fresh.RouterAsync(stop) is { } router && !ReferenceEquals(router, _router))
        {
            intake.RoutesLookAt(router.LooksAt);
            _router = router;
        }

        int room = 0;
        bool isCrowded = intake.IsCrowded && intake.Count < YieldingMax;

        // A gap between two requests ends no burst: only when all is saved may another stand back anew.
        _crowdedAt =
            isCrowded ? _crowdedAt ?? now
            : intake.Waiting == 0 ? null
            : _crowdedAt;
        TimeSpan rest =
            !isCrowded ? Gathering
            : now - _crowdedAt < Burst ? Burst
            : Yielding;
        bool isGathering = now - _turnsAt < rest && (isCrowded || intake.Waiting < LoggedIntake.SavedAtOnce);
        if (!isGathering)
        {
            // Few go to the router, and only after those may it have something before it.
            int unrouted = _mayBeUnrouted ? await rows.UnroutedCountAsync(UnroutedMax, stop) : 0;
            _mayBeUnrouted = unrouted > 0;
            room = UnroutedMax - unrouted;
            _turnsAt = now;
        }

        List<Saving> news = Take(ledger => ledger.TakeUnsaved(LoggedIntake.SavedAtOnce, Math.Max(room, 0)));
        if (news.Count > 0)
        {
            await SaveAndRouteAsync(news, stop);
            return now;
        }

        if (now - _leasesAt >= LeaseRest)
        {
            List<Saving> leases = Take(ledger => ledger.TakeLeases(LoggedIntake.SavedAtOnce));
            if (leases.Count > 0)
            {
                await SaveAsync(leases, stop);
            }

            _leasesAt = leases.Count == LoggedIntake.SavedAtOnce ? _leasesAt : clock.GetUtcNow();
        }

        if (now - _checkpointAt >= CheckpointRest)
        {
            intake.MoveCheckpoint();
            _checkpointAt = now;
        }

        return intake.Unsaved == 0 ? null
            : isCrowded ? now + Yielding
            : isGathering ? _turnsAt + rest
            : now + TimeSpan.FromMilliseconds(room <= 0 ? 2 : 200);
    }

    /// <summary>Saves all that is left, so that whoever opens the database next finds it there; what cannot be saved is still in the log.</summary>
    public async Task EndAsync()
    {
        if (!intake.IsOpen)
        {
            return;
        }

        using CancellationTokenSource late = new(EndMax, clock);
        try
        {
            while (
                Take(ledger => ledger.TakeUnsaved(LoggedIntake.SavedAtOnce, LoggedIntake.SavedAtOnce)) is { Count: > 0 } some
                || (some = Take(ledger => ledger.TakeLeases(LoggedIntake.SavedAtOnce))).Count > 0
            )
            {
                await SaveAsync(some, late.Token);
            }

            intake.MoveCheckpoint();
        }
        catch (Exception left) when (left is StoreUnavailableException or OperationCanceledException)
        {
            Log.LeftInLog(logger, intake.Unsaved);
        }
    }

    /// <summary>
    /// What begins is routed in the commit that stores it. What ends is stored before, with the next episode of its fingerprint: the router takes both in order, so that
    /// the group that ended is not taken for one that goes on.
    /// </summary>
    private async Task SaveAndRouteAsync(List<Saving> news, CancellationToken stop)
    {
        HashSet<Fingerprint> ended = [.. news.Where(one => !Begins(one)).Select(one => one.Row.Fingerprint)];
        List<Saving> begun = news.FindAll(one => Begins(one) && !ended.Contains(one.Row.Fingerprint));
        HashSet<long> routed = [];
        try
        {
            await SaveAsync([.. news.Where(one => !Begins(one) || ended.Contains(one.Row.Fingerprint))], stop);
            if (begun.Count > 0)
            {
                routed = await fresh.RouteAsync([.. begun.Select(one => one.Row)], stop);
            }
        }
        catch
        {
            NotSaved(begun);
            throw;
        }

        Saved(begun.FindAll(one => routed.Contains(one.Row.Id)));
        await SaveAsync(begun.FindAll(one => !routed.Contains(one.Row.Id)), stop);
        if (routed.Count < news.Count)
        {
            wake.Alerts.All();
        }
    }

    private static bool Begins(Saving one) => one.Row is { IsNew: true, ResolvedAt: SignalTimes.None };

    private List<Saving> Take(Func<AlertLedger, List<Saving>> take)
    {
        using (intake.Gate.Enter())
        {
            return take(intake.Ledger);
        }
    }

    private async Task SaveAsync(List<Saving> some, CancellationToken stop)
    {
        if (some.Count == 0)
        {
            return;
        }

        try
        {
            await rows.SaveAsync([.. some.Select(one => one.Row)], stop);
        }
        catch
        {
            NotSaved(some);
            throw;
        }

        Saved(some);
        _mayBeUnrouted = true;
    }

    private void Saved(List<Saving> some)
    {
        using (intake.Gate.Enter())
        {
            intake.Ledger.Saved(some);
        }
    }

    private void NotSaved(List<Saving> some)
    {
        using (intake.Gate.Enter())
        {
            intake.Ledger.NotSaved(some);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} alerts are in the intake log and not in the database yet; the next start brings them there."
        )]
        public static partial void LeftInLog(ILogger logger, int count);
    }
}
