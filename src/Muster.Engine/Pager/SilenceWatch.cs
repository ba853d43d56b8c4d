// When a silence ends, or an alert that hid others does, whatever it muted and still fires is paged then.
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// Looks at what mutes each second, and at the muted groups when some of it ended or changed. It needs no timer: a silence can be ended early by anybody, on
/// any node. A group that cannot be looked at is put aside for a while, so that it delays no other.
/// </summary>
public sealed partial class SilenceWatch(
    IViewStore views,
    CommandRunner runner,
    OrganisationReader organisations,
    MuteBook mutes,
    GroupMutes groups,
    GroupRouting routing,
    WorseAfterMute worse,
    Troubles troubles,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<SilenceWatch> logger
) : ICycle
{
    /// <summary>Also without a change it looks again: a group may have been silenced just as its silence ended.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly Aside<string> _aside = troubles.NewAside<string>();
    private string? _signature;
    private DateTimeOffset _lookedAt;

    public string Name => "silences";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ActiveMutes active = await mutes.AtAsync(now, stop);
        if (active.Signature == _signature && now - _lookedAt < LookAgain && !(_aside.Next() <= now))
        {
            return _aside.Next();
        }

        AlertGroup[] muted = [.. (await views.AllAsync(Views.Group, [Views.Silenced], stop)).Select(row => row.Row<AlertGroup>())];
        AlertGroupId[] ringing =
        [
            .. (await views.AllAsync(Views.MutedWorse, [Views.Open], stop)).Select(row => AlertGroupId.Parse(row.Id)),
        ];
        _aside.KeepOnly([.. muted.Select(group => group.Id.Value), .. ringing.Select(id => id.Value)]);
        foreach (AlertGroup group in muted.Where(group => !_aside.Holds(group.Id.Value, now)))
        {
            await UnlessItFailsAsync(group.Id.Value, () => LookAsync(group, active, stop));
        }

        foreach (AlertGroupId id in ringing.Where(id => !_aside.Holds(id.Value, now)))
        {
            await UnlessItFailsAsync(id.Value, () => worse.LookAsync(id, active, stop));
        }

        (_signature, _lookedAt) = (active.Signature, now);
        return _aside.Next();
    }

    private async Task LookAsync(AlertGroup group, ActiveMutes active, CancellationToken stop)
    {
        (bool fires, Mute? mute) = await groups.OfAsync(group.Id, active, stop);
        if (fires && GroupRouting.Why(mute) is var why && why != group.Held)
        {
            await PageAsync(group.Id, why, stop);
        }
    }

    private async Task UnlessItFailsAsync(string id, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            DateTimeOffset until = _aside.Put(
                id,
                clock.GetUtcNow(),
                failures => Backoff.AfterFailedTurn(id, failures),
                (since, failures) => Unseen(id, since, failures, failure)
            );
            meter.Failed(Name);
            Log.LookFailed(logger, failure, id, until);
        }
    }

    /// <param name="muted">What keeps it quiet from now on; null when it pages.</param>
    private async Task PageAsync(AlertGroupId id, string? muted, CancellationToken stop)
    {
        Organisation organisation = await organisations.CurrentAsync(stop);
        await runner.RunAsync(null, ActAsync, stop);

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            if (await work.GroupAsync(id, cancel) is { ClosedAt: null } group && HeldReasons.IsMuted(group))
            {
                await routing.PageAsync(work, group, [], muted, organisation, cancel);
            }

            return null;
        }
    }

    private static Trouble Unseen(string group, DateTimeOffset since, int failures, Exception failure) =>
        new(
            $"It is not known whether the alert group {group} is still silenced",
            since,
            "It stays silent and is looked at again; look at the group, and into the log of this node.",
            Trouble.Failed(failures, failure)
        );

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The silenced group {Group} could not be looked at and pages nobody yet. It is looked at again at {Until:HH:mm:ss}."
        )]
        public static partial void LookFailed(ILogger logger, Exception failure, string group, DateTimeOffset until);
    }
}
