// The heartbeats: pinged, changed, and looked up.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Intake;

/// <summary>A heartbeat is a row and a timer, written in one commit; the alert of one that was missed is a signal of its own.</summary>
public sealed class HeartbeatBook(CommandRunner runner, IViewStore views, IAlertStore alerts, ISignalSink sink, AlertIntake intake)
{
    private static readonly Rejection TooMany = Rejection.Invalid(
        "heartbeat.too_many",
        $"There are {HeartbeatDefaults.Max} heartbeats already, and no more are kept. Nothing was changed; ping one that there is."
    );

    /// <summary>The job lives: the heartbeat is made if there is none, and the alert of a missed one is over when this answers.</summary>
    /// <param name="interval">How long it may stay silent from now on; null to leave it. What the organisation declares stands above it.</param>
    /// <param name="by">The name of the key.</param>
    /// <returns>The heartbeat; or why there is none.</returns>
    public async Task<(Heartbeat? Heartbeat, Rejection? Why)> PingAsync(string name, TimeSpan? interval, string by)
    {
        (Heartbeat? heartbeat, Rejection? why) = await WriteAsync(
            name,
            (present, now) =>
            {
                Heartbeat known = present ?? Heartbeat.New(name, now);
                return (known with { Interval = known.Declared?.Every ?? interval ?? known.Interval }).Pinged(by, now);
            },
            by
        );
        // Whoever was faster has pinged it this very moment.
        return why?.Code == "conflict" ? (await FindAsync(name, CancellationToken.None), null) : (heartbeat, why);
    }

    /// <summary>The job says that it failed: its alert fires when this answers.</summary>
    /// <param name="why">What it said; may be empty.</param>
    public async Task<(Heartbeat? Heartbeat, Rejection? Why)> FailAsync(string name, string why, string by)
    {
        (Heartbeat? heartbeat, Rejection? refused) = await WriteAsync(
            name,
            (present, now) => (present ?? Heartbeat.New(name, now)).Failed(why, by, now),
            by
        );
        if (heartbeat?.MissedAt is { } since)
        {
            await RaiseAsync(heartbeat, since);
        }

        return (heartbeat, refused);
    }

    /// <summary>Makes or changes one; its timer follows, and its alert is over unless it is still missed.</summary>
    /// <param name="change">Answers it as it shall be; it gets null when there is none with this name, and may answer null to change nothing.</param>
    /// <param name="by">The name of the key, or whoever else it is.</param>
    public async Task<(Heartbeat? Heartbeat, Rejection? Why)> WriteAsync(
        string name,
        Func<Heartbeat?, DateTimeOffset, Heartbeat?> change,
        string by
    )
    {
        Heartbeat? written = null;
        Outcome outcome = await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                View? read = await views.FindAsync(Views.Heartbeat, name, cancel);
                written = change(read?.Row<Heartbeat>(), work.Now);
                if (written is null)
                {
                    return null;
                }

                if (read is null && await views.CountAsync(Views.Heartbeat, [Views.Open], cancel) >= HeartbeatDefaults.Max)
                {
                    return TooMany;
                }

                Put(work, written, read);
                return null;
            },
            CancellationToken.None
        );
        if (outcome is Outcome.Refused refused)
        {
            return (null, refused.Why);
        }

        if (written is { MissedAt: null })
        {
            await QuietAsync(name, by);
        }

        return (written, null);
    }

    /// <summary>Null when there is none with this name.</summary>
    public async Task<Heartbeat?> FindAsync(string name, CancellationToken cancel) =>
        (await views.FindAsync(Views.Heartbeat, name, cancel))?.Row<Heartbeat>();

    /// <summary>All but those that were removed, by name.</summary>
    public async Task<ImmutableArray<Heartbeat>> ListAsync(CancellationToken cancel) =>
        [
            .. (await views.AllAsync(Views.Heartbeat, [Views.Open], cancel))
                .Select(view => view.Row<Heartbeat>())
                .OrderBy(heartbeat => heartbeat.Name, StringComparer.Ordinal),
        ];

    /// <summary>Ends the alert of one that is not missed, if it fires.</summary>
    internal async Task QuietAsync(string name, string by)
    {
        await sink.SettledAsync(CancellationToken.None);
        if (await alerts.FiringAsync(HeartbeatSignals.FingerprintOf(name), CancellationToken.None) is Alert)
        {
            await intake.AcceptAsync(HeartbeatSignals.Door, by, [HeartbeatSignals.Over(name, by)], CancellationToken.None);
        }
    }

    /// <summary>Raises or renews the alert of one that is missed.</summary>
    internal Task RaiseAsync(Heartbeat heartbeat, DateTimeOffset since)
    {
        Signal missed = HeartbeatSignals.Missed(heartbeat, since);
        return intake.AcceptAsync(HeartbeatSignals.Door, missed.Key, [missed], CancellationToken.None);
    }

    internal static View Row(Heartbeat heartbeat) =>
        new(
            Views.Heartbeat,
            heartbeat.Name,
            heartbeat.Removal is null ? Views.Open : Views.Closed,
            heartbeat.CreatedAt,
            ViewJson.Search(heartbeat.Name, heartbeat.Description),
            ViewJson.Write(heartbeat)
        );

    private static void Put(Work work, Heartbeat heartbeat, View? read)
    {
        work.Put(Row(heartbeat), read);
        if (heartbeat.DueAt() is { } due)
        {
            work.SetTimer(EngineTimers.ForHeartbeat(heartbeat.Name, due));
        }
        else
        {
            work.CancelTimer(EngineTimers.HeartbeatDueId(heartbeat.Name));
        }
    }
}
