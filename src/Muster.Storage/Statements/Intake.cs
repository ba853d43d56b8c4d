// What the signals of one request make of the alerts that fire, worked out before anything is written.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

/// <summary>
/// Several signals of a batch may speak of one alert: each sees what the one before it made. An alert that is written at all is written once, as it is in the end.
/// </summary>
internal sealed class Intake(IntakeBatch batch)
{
    private readonly Dictionary<Fingerprint, Episode> _firing = [];
    private readonly List<Episode> _touched = [];

    /// <summary>The signals' fingerprints, each once, in the order in which their rows are locked.</summary>
    public long[] Fingerprints { get; } = [.. batch.Signals.Select(signal => AlertRows.Number(signal.Fingerprint)).Distinct().Order()];

    /// <summary>New episodes, in the order in which they opened; they have no id yet.</summary>
    public int Opened => _touched.Count(episode => episode.IsNew);

    public IReadOnlyList<StoredAlert> ToInsert => [.. _touched.Where(episode => episode.IsNew).Select(episode => episode.Stored!)];

    public IReadOnlyList<StoredAlert> ToChange =>
        [.. _touched.Where(episode => !episode.IsNew && episode.IsChanged).Select(episode => episode.Stored!)];

    public IReadOnlyList<Alert> ToRenew =>
        [.. _touched.Where(episode => !episode.IsNew && !episode.IsChanged).Select(episode => episode.Stored!.Alert)];

    /// <summary>Applies the signals, in order, to the alerts that fire.</summary>
    /// <returns>What becomes of each signal, once the ids are known.</returns>
    public IReadOnlyList<Func<ReceiptLine>> Apply(IEnumerable<StoredAlert> firing)
    {
        foreach (StoredAlert stored in firing)
        {
            _firing[stored.Alert.Fingerprint] = new() { Stored = stored };
        }

        return [.. batch.Signals.Select(Apply)];
    }

    /// <summary>Gives the new episodes their ids.</summary>
    public void Number(IReadOnlyList<long> ids)
    {
        foreach ((Episode episode, long id) in _touched.Where(episode => episode.IsNew).Zip(ids))
        {
            episode.Stored = episode.Stored! with { Alert = episode.Stored.Alert with { Id = id } };
        }
    }

    public Receipt Receipt(IReadOnlyList<Func<ReceiptLine>> lines) =>
        new(batch.Receipt, batch.Door, batch.Key, StoredInstant.Of(batch.ReceivedAt), [.. lines.Select(line => line())]);

    private Func<ReceiptLine> Apply(Signal signal)
    {
        Episode? episode = _firing.GetValueOrDefault(signal.Fingerprint);
        switch (AlertLifecycle.Apply(episode?.Stored!.Alert, signal, batch.ReceivedAt, batch.ResolveTimeout))
        {
            case AlertOutcome.Opened opened:
                episode = new() { IsNew = true };
                return Keep(episode, opened.Alert, "opened");
            case AlertOutcome.Renewed renewed:
                return Keep(episode!, renewed.Alert, "renewed");
            case AlertOutcome.Changed changed:
                episode!.IsChanged = true;
                return Keep(episode, changed.Alert, "renewed");
            case AlertOutcome.Resolved resolved:
                episode!.IsChanged = true;
                return Keep(episode, resolved.Alert, "resolved");
            case AlertOutcome.Ignored ignored:
                return () => new(signal.Fingerprint, null, "ignored", ignored.Why.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Func<ReceiptLine> Keep(Episode episode, Alert next, string outcome)
    {
        next = AlertRevision.Stored(next);
        episode.Stored = AlertRevision.IsNew(episode.Stored?.Alert, next)
            ? new(next, (episode.Stored?.Revision ?? 0) + 1, batch.ReceivedAt)
            : episode.Stored! with
            {
                Alert = next,
            };
        if (!episode.IsTouched)
        {
            episode.IsTouched = true;
            _touched.Add(episode);
        }

        if (next.IsFiring)
        {
            _firing[next.Fingerprint] = episode;
        }
        else
        {
            _firing.Remove(next.Fingerprint);
        }

        return () => new(next.Fingerprint, episode.Stored!.Alert.Id, outcome, null);
    }

    private sealed class Episode
    {
        public StoredAlert? Stored { get; set; }

        public bool IsNew { get; init; }

        public bool IsChanged { get; set; }

        public bool IsTouched { get; set; }
    }
}
