// Routes changed alerts into groups, and has each group paged, declared or closed in the same commit.
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// One commit for each group that a turn touches, some at a time. A group whose commit fails is put aside for a while, so that it delays no other.
/// </summary>
public sealed partial class AlertRouter(
    IAlertStore alerts,
    CommandRunner runner,
    OrganisationReader organisations,
    MuteBook mutes,
    GroupRouting routing,
    EngineMeter meter,
    Troubles troubles,
    TimeProvider clock,
    ILogger<AlertRouter> logger
) : ICycle
{
    private readonly Aside<(long Alert, int Revision)> _aside = troubles.NewAside<(long Alert, int Revision)>();

    public string Name => "router";

    public Wake Signal(Wake commits) => commits.Alerts;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<ChangedAlert> changed = await alerts.UnroutedAsync(PagerDefaults.RoutedMax + _aside.Count, stop);
        _aside.KeepOnly(changed.Select(Key));
        ChangedAlert[] ready = [.. changed.Where(one => !_aside.Holds(Key(one), now))];
        if (ready.Length == 0)
        {
            return _aside.Next();
        }

        (Organisation organisation, Router router) = await organisations.WithRouterAsync(stop);
        ActiveMutes active = await mutes.AtAsync(now, stop);
        IReadOnlyList<IGrouping<string, RoutedChange>> groups = await ByGroupAsync(ready, router, stop);
        active = active.With(groups.SelectMany(ofOne => ofOne));
        foreach (IGrouping<string, RoutedChange>[] some in groups.Chunk(PagerDefaults.AtATime))
        {
            await Task.WhenAll(some.Select(ofOne => RouteAsync([.. ofOne], organisation, active, stop)));
        }

        return clock.GetUtcNow();
    }

    /// <summary>The changes of each group together, in the order in which they happened: of the group that an alert is in, or that it is to join.</summary>
    private async Task<IReadOnlyList<IGrouping<string, RoutedChange>>> ByGroupAsync(
        ChangedAlert[] changed,
        Router router,
        CancellationToken stop
    )
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        List<(string Target, RoutedChange Change)> all = [];
        foreach (ChangedAlert one in changed)
        {
            Routed routed = router.Route(one.Alert);
            if (one.Alert.Group is { } group)
            {
                all.Add((group.Value, new(one, routed)));
                continue;
            }

            if (!targets.TryGetValue(routed.GroupKey, out string? target))
            {
                target = (await alerts.OpenGroupAsync(routed.GroupKey, stop))?.Id.Value ?? routed.GroupKey;
                targets.Add(routed.GroupKey, target);
            }

            all.Add((target, new(one, routed)));
        }

        return [.. all.GroupBy(one => one.Target, one => one.Change, StringComparer.Ordinal)];
    }

    private async Task RouteAsync(RoutedChange[] changes, Organisation organisation, ActiveMutes active, CancellationToken stop)
    {
        try
        {
            await runner.RunAsync(null, ActAsync, stop);
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            meter.Failed(Name);
            foreach (RoutedChange change in changes)
            {
                _aside.Put(
                    Key(change.Changed),
                    clock.GetUtcNow(),
                    failures => Backoff.AfterFailedTurn(change.Routed.GroupKey, failures),
                    (since, failures) => Unrouted(change, since, failures, failure)
                );
            }

            Log.RoutingFailed(logger, failure, changes.Length, changes[0].Routed.GroupKey);
        }

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            await routing.ApplyAsync(work, changes, organisation, active, cancel);
            return null;
        }
    }

    private static Trouble Unrouted(RoutedChange change, DateTimeOffset since, int failures, Exception failure) =>
        new(
            $"Alerts of the group {change.Routed.GroupKey} are not routed",
            since,
            "Nobody is paged for them yet and they are tried again; look at the alerts that belong to no group, and into the log of this node.",
            Trouble.Failed(failures, failure)
        );

    private static (long, int) Key(ChangedAlert changed) => (changed.Alert.Id, changed.Revision);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Routing {Count} alerts to the group {GroupKey} failed; it is tried again.")]
        public static partial void RoutingFailed(ILogger logger, Exception failure, int count, string groupKey);
    }
}
