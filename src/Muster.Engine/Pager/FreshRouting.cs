// Routes alerts on their way into the database, so that an alert, its group, its page and its message are one commit.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// The short way of an alert that nobody has seen before; what does not succeed here goes the long one, by its row and <see cref="AlertRouter"/>, which also puts
/// aside what fails again and again.
/// </summary>
public sealed partial class FreshRouting(
    CommandRunner runner,
    OrganisationReader organisations,
    MuteBook mutes,
    GroupRouting routing,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<FreshRouting> logger
)
{
    private Router? _router;

    /// <summary>The routes of now; those of before while they cannot be read, null when they never could.</summary>
    internal async Task<Router?> RouterAsync(CancellationToken cancel)
    {
        try
        {
            _router = (await organisations.WithRouterAsync(cancel)).Router;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Alerts are stored all the same; the router's own loop says what is wrong.
            meter.Failed(AlertSaving.LoopName);
        }

        return _router;
    }

    /// <summary>
    /// One commit for each group that the rows belong to, some at a time; answers the ids of those that are in the database now, routed. The others can go the long way.
    /// </summary>
    /// <param name="rows">Of alerts that fire and are new.</param>
    internal async Task<HashSet<long>> RouteAsync(IReadOnlyList<AlertRow> rows, CancellationToken stop)
    {
        HashSet<long> routed = [];
        try
        {
            (Organisation organisation, Router router) = await organisations.WithRouterAsync(stop);
            ActiveMutes active = await mutes.AtAsync(clock.GetUtcNow(), stop);
            RoutedChange[] changes = [.. rows.Select(row => ToRoute(row, router))];
            active = active.With(changes);
            IEnumerable<IGrouping<string, RoutedChange>> groups = changes.GroupBy(change => change.Routed.GroupKey, StringComparer.Ordinal);
            foreach (IGrouping<string, RoutedChange>[] some in groups.Chunk(PagerDefaults.AtATime))
            {
                await Task.WhenAll(some.Select(ofOne => RouteAsync([.. ofOne], organisation, active, routed, stop)));
            }
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            Failed(failure, rows.Count - routed.Count);
        }
        catch (StoreUnavailableException)
        {
            // Whoever stores the others hears the same, and says so.
        }

        return routed;
    }

    private static RoutedChange ToRoute(AlertRow row, Router router)
    {
        Alert alert = row.ToAlert();
        return new(new(alert, row.Revision), router.Route(alert), row);
    }

    private async Task RouteAsync(
        ImmutableArray<RoutedChange> changes,
        Organisation organisation,
        ActiveMutes active,
        HashSet<long> routed,
        CancellationToken stop
    )
    {
        try
        {
            if (await runner.RunAsync(null, ActAsync, stop) is Outcome.Done)
            {
                lock (routed)
                {
                    routed.UnionWith(changes.Select(change => change.Alert.Id));
                }
            }
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            Failed(failure, changes.Length);
        }

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            await routing.ApplyAsync(work, changes, organisation, active, cancel);
            return null;
        }
    }

    /// <summary>The long way tells of it when it fails there too.</summary>
    private void Failed(Exception failure, int count)
    {
        meter.Failed(AlertSaving.LoopName);
        Log.NotAtOnce(logger, failure, count);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} alerts were not routed at once; they are stored, and routed after it.")]
        public static partial void NotAtOnce(ILogger logger, Exception failure, int count);
    }
}
