// When the organisation changes, whoever was paged by nobody yet is looked at again.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// A group that is held (no route, a service out of use, a severity that pages nobody, a silence) or whose page found nobody in any round, and still fires, goes the
/// way that it would go today. Looked at after each start and each change of the organisation. A group that fails is put aside, so that it delays no other.
/// </summary>
public sealed partial class HeldWatch(
    IAlertStore alerts,
    IViewStore views,
    CommandRunner runner,
    OrganisationReader organisations,
    MuteBook mutes,
    GroupRouting routing,
    Troubles troubles,
    TimeProvider clock,
    ILogger<HeldWatch> logger
) : ICycle
{
    /// <summary>10 seconds after a change it looks once more: a group may have been held by the organisation of before while the first look went on.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly Aside<AlertGroupId> _aside = troubles.NewAside<AlertGroupId>();
    private int? _version;
    private DateTimeOffset _settled;
    private DateTimeOffset? _again;

    public string Name => "held";

    public Wake Signal(Wake commits) => commits.Streams(Organisation.Category);

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (_, int version) = await organisations.WithVersionAsync(stop);
        bool isChanged = version != _version;
        if (!isChanged && !(_again <= now))
        {
            return _again;
        }

        await LookAtAllAsync(await mutes.AtAsync(now, stop), now, stop);
        _version = version;
        _settled = isChanged ? now + LookAgain : _settled;
        DateTimeOffset? failed = _aside.Next();
        _again = _settled > now && !(failed < _settled) ? _settled : failed;
        return _again;
    }

    private async Task LookAtAllAsync(ActiveMutes active, DateTimeOffset now, CancellationToken stop)
    {
        ImmutableArray<AlertGroupId> held = await HeldAsync(stop);
        _aside.KeepOnly(held);
        foreach (AlertGroupId id in held.Where(id => !_aside.Holds(id, now)))
        {
            stop.ThrowIfCancellationRequested();
            await LookAsync(id, active, stop);
        }
    }

    private async Task<ImmutableArray<AlertGroupId>> HeldAsync(CancellationToken stop)
    {
        IEnumerable<AlertGroupId> held = (await views.AllAsync(Views.Group, [Views.Held, Views.Silenced, Views.Pings], stop)).Select(row =>
            AlertGroupId.Parse(row.Id)
        );
        IEnumerable<AlertGroupId> unheard = (await views.AllAsync(Views.Page, [Views.Exhausted], stop))
            .Select(row => row.Row<PageRow>())
            .Where(page => page.Notified.IsEmpty)
            .Select(page => page.Group)
            .OfType<AlertGroupId>();
        return [.. held.Concat(unheard)];
    }

    private async Task LookAsync(AlertGroupId id, ActiveMutes active, CancellationToken stop)
    {
        try
        {
            IReadOnlyList<Alert> firing = await alerts.FiringOfGroupAsync(id, 0, PagerDefaults.AlertsOfGroupMax, stop);
            if (firing.Count > 0)
            {
                (Organisation organisation, Router router) = await organisations.WithRouterAsync(stop);
                ImmutableArray<Routed> routed = [.. firing.Select(router.Route)];
                if (await runner.RunAsync(null, ActAsync, stop) is Outcome.Refused refused)
                {
                    throw new InvalidOperationException(refused.Why.Message);
                }

                async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
                {
                    await routing.RouteAgainAsync(work, id, routed, organisation, active, cancel);
                    return null;
                }
            }

            _aside.Forget(id);
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            _aside.Put(
                id,
                clock.GetUtcNow(),
                failures => Backoff.AfterFailedTurn(id.Value, failures),
                (since, failures) => Held(id, since, failures, failure)
            );
            Log.LookFailed(logger, failure, id.Value);
        }
    }

    private static Trouble Held(AlertGroupId id, DateTimeOffset since, int failures, Exception failure) =>
        new(
            $"The alert group {id} is held and cannot be routed again",
            since,
            "Nobody is paged for it and it is tried again; look at the group and into the log of this node.",
            Trouble.Failed(failures, failure)
        );

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Routing the held group {Group} again failed; it is tried again.")]
        public static partial void LookFailed(ILogger logger, Exception failure, string group);
    }
}
