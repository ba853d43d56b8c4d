// When a silence ends and the group still fires, it is paged then.
using Microsoft.Extensions.Logging;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// Looks at the silences each second, and at the silenced groups when a silence ended or changed. It needs no timer: a silence can be ended early by anybody, on
/// any node. A group that cannot be looked at is put aside for a while, so that it delays no other.
/// </summary>
public sealed partial class SilenceWatch(
    IViewStore views,
    CommandRunner runner,
    OrganisationReader organisations,
    SilenceBook silences,
    GroupSilence groups,
    GroupRouting routing,
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

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ActiveSilences active = await silences.AtAsync(now, stop);
        if (active.Signature == _signature && now - _lookedAt < LookAgain && !(_aside.Next() <= now))
        {
            return _aside.Next();
        }

        string[] silenced = [.. (await views.AllAsync(Views.Group, [Views.Silenced], stop)).Select(row => row.Id)];
        _aside.KeepOnly(silenced);
        foreach (string group in silenced.Where(group => !_aside.Holds(group, now)))
        {
            await LookAsync(group, active, stop);
        }

        (_signature, _lookedAt) = (active.Signature, now);
        return _aside.Next();
    }

    private async Task LookAsync(string group, ActiveSilences active, CancellationToken stop)
    {
        try
        {
            AlertGroupId id = AlertGroupId.Parse(group);
            if (await groups.OfAsync(id, active, stop) is (true, null))
            {
                await PageAsync(id, stop);
            }
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            DateTimeOffset until = _aside.Put(
                group,
                clock.GetUtcNow(),
                failures => Backoff.AfterFailedTurn(group, failures),
                (since, failures) => Unseen(group, since, failures, failure)
            );
            meter.Failed(Name);
            Log.LookFailed(logger, failure, group, until);
        }
    }

    private async Task PageAsync(AlertGroupId id, CancellationToken stop)
    {
        Organisation organisation = await organisations.CurrentAsync(stop);
        await runner.RunAsync(null, ActAsync, stop);

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            if (await work.GroupAsync(id, cancel) is { ClosedAt: null } group && HeldReasons.IsSilenced(group))
            {
                await routing.PageAsync(work, group, [], silenced: null, organisation, cancel);
            }

            return null;
        }
    }

    private static Trouble Unseen(string group, DateTimeOffset since, int failures, Exception failure) =>
        new(
            $"It is not known whether the alert group {group} is still silenced",
            since,
            "It stays silent and is looked at again; look at the group, and into the log of this node.",
            $"Looking failed {failures} times, last with: {failure.Message}"
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
