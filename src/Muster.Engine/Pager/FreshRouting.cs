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
    SilenceBook silences,
    GroupRouting routing,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<FreshRouting> logger
)
{
    /// <summary>The labels that decide where an alert goes, by the routes of now.</summary>
    internal async Task<Router> RouterAsync(CancellationToken cancel) => (await organisations.WithRouterAsync(cancel)).Router;

    /// <summary>One commit for each group that the rows belong to, some at a time; answers the ids of those that are in the database now, routed.</summary>
    /// <param name="rows">Of alerts that fire and are new.</param>
    internal async Task<HashSet<long>> RouteAsync(IReadOnlyList<AlertRow> rows, CancellationToken stop)
    {
        (Organisation organisation, Router router) = await organisations.WithRouterAsync(stop);
        ActiveSilences active = await silences.AtAsync(clock.GetUtcNow(), stop);
        HashSet<long> routed = [];
        IEnumerable<IGrouping<string, RoutedChange>> groups = rows.Select(row => ToRoute(row, router))
            .GroupBy(change => change.Routed.GroupKey, StringComparer.Ordinal);
        foreach (IGrouping<string, RoutedChange>[] some in groups.Chunk(PagerDefaults.AtATime))
        {
            bool[] done = await Task.WhenAll(some.Select(ofOne => TryRouteAsync([.. ofOne], organisation, active, stop)));
            foreach ((IGrouping<string, RoutedChange> ofOne, bool isDone) in some.Zip(done))
            {
                routed.UnionWith(isDone ? ofOne.Select(change => change.Alert.Id) : []);
            }
        }

        return routed;
    }

    private static RoutedChange ToRoute(AlertRow row, Router router)
    {
        Alert alert = row.ToAlert();
        return new(new(alert, row.Revision), router.Route(alert.Fingerprint, alert.Labels, alert.Annotations), row);
    }

    private async Task<bool> TryRouteAsync(
        ImmutableArray<RoutedChange> changes,
        Organisation organisation,
        ActiveSilences active,
        CancellationToken stop
    )
    {
        try
        {
            return await runner.RunAsync(null, ActAsync, stop) is Outcome.Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The long way tells of it when it fails there too.
            meter.Failed(AlertSaving.LoopName);
            Log.NotAtOnce(logger, failure, changes.Length, changes[0].Routed.GroupKey);
            return false;
        }

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            await routing.ApplyAsync(work, changes, organisation, active, cancel);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} alerts of the group {GroupKey} were not routed at once; they are stored and routed after it."
        )]
        public static partial void NotAtOnce(ILogger logger, Exception failure, int count, string groupKey);
    }
}
