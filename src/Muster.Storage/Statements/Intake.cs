// What the signals of some requests make of the alerts that fire, worked out before anything is written.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

/// <summary>
/// Several signals of a group of requests may speak of one alert: each sees what the one before it made. An alert that is written at all is written once, as it is
/// in the end.
/// </summary>
internal sealed class Intake(IReadOnlyList<IntakeBatch> group)
{
    private readonly Dictionary<Fingerprint, Episode> _firing = [];
    private readonly List<Episode> _touched = [];

    /// <summary>The signals' fingerprints, each once, in order.</summary>
    public long[] Fingerprints { get; } = Numbers(Signals(group).Select(signal => signal.Fingerprint));

    /// <summary>New episodes, in the order in which they opened; they have no id yet.</summary>
    public int Opened => _touched.Count(episode => episode.IsNew);

    public IReadOnlyList<StoredAlert> ToInsert => [.. _touched.Where(episode => episode.IsNew).Select(episode => episode.Stored!)];

    public IReadOnlyList<StoredAlert> ToChange =>
        [.. _touched.Where(episode => !episode.IsNew && episode.IsChanged).Select(episode => episode.Stored!)];

    public IReadOnlyList<Alert> ToRenew =>
        [.. _touched.Where(episode => !episode.IsNew && !episode.IsChanged).Select(episode => episode.Stored!.Alert)];

    /// <summary>Takes in what fires.</summary>
    /// <returns>The further fingerprints under which an alert may fire, because its labels have the hash of another's; none when all that is told fires.</returns>
    public long[] Know(IReadOnlyList<StoredAlert> firing)
    {
        foreach (StoredAlert stored in firing)
        {
            _firing[stored.Alert.Fingerprint] = new() { Stored = stored };
        }

        return Numbers(
            Signals(group)
                .Where(signal => AlertIdentity.IsOpen(signal, Firing(signal.Fingerprint)))
                .Select(signal => AlertIdentity.OfClash(signal.Labels))
        );
    }

    /// <summary>Applies the signals, in order, to the alerts that fire.</summary>
    /// <returns>What becomes of each signal of each request, once the ids are known.</returns>
    public IReadOnlyList<IReadOnlyList<Func<ReceiptLine>>> Apply() =>
        [.. group.Select(batch => (IReadOnlyList<Func<ReceiptLine>>)[.. batch.Signals.Select(signal => Apply(signal, batch))])];

    /// <summary>Gives the new episodes their ids.</summary>
    public void Number(IReadOnlyList<long> ids)
    {
        foreach ((Episode episode, long id) in _touched.Where(episode => episode.IsNew).Zip(ids))
        {
            episode.Stored = episode.Stored! with { Alert = episode.Stored.Alert with { Id = id } };
        }
    }

    public IReadOnlyList<Receipt> Receipts(IReadOnlyList<IReadOnlyList<Func<ReceiptLine>>> lines) =>
        [
            .. group.Zip(
                lines,
                (batch, ofBatch) =>
                    new Receipt(
                        batch.Receipt,
                        batch.Door,
                        batch.Key,
                        StoredInstant.Of(batch.ReceivedAt),
                        [.. ofBatch.Select(line => line())]
                    )
            ),
        ];

    private static IEnumerable<Signal> Signals(IReadOnlyList<IntakeBatch> group) => group.SelectMany(batch => batch.Signals);

    private static long[] Numbers(IEnumerable<Fingerprint> fingerprints) => [.. fingerprints.Select(AlertRows.Number).Distinct().Order()];

    private Alert? Firing(Fingerprint fingerprint) => _firing.GetValueOrDefault(fingerprint)?.Stored!.Alert;

    private Func<ReceiptLine> Apply(Signal sent, IntakeBatch batch)
    {
        Signal signal = AlertIdentity.Own(sent, Firing);
        Episode? episode = _firing.GetValueOrDefault(signal.Fingerprint);
        switch (AlertLifecycle.Apply(episode?.Stored!.Alert, signal, batch.ReceivedAt, batch.ResolveTimeout))
        {
            case AlertOutcome.Opened opened:
                episode = new() { IsNew = true };
                return Keep(episode, opened.Alert with { Receipt = batch.Receipt }, "opened", batch);
            case AlertOutcome.Renewed renewed:
                return Keep(episode!, renewed.Alert, "renewed", batch);
            case AlertOutcome.Changed changed:
                episode!.IsChanged = true;
                return Keep(episode, changed.Alert, "renewed", batch);
            case AlertOutcome.Resolved resolved:
                episode!.IsChanged = true;
                return Keep(episode, resolved.Alert, "resolved", batch);
            case AlertOutcome.Ignored ignored:
                return () => new(signal.Fingerprint, null, "ignored", ignored.Why.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Func<ReceiptLine> Keep(Episode episode, Alert next, string outcome, IntakeBatch batch)
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
