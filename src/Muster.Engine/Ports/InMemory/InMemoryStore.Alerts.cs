// Alerts and receipts in memory: episodes by id, and the firing one of each fingerprint.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly List<Episode> _alerts = [];
    private readonly Dictionary<long, Episode> _byId = [];
    private readonly Dictionary<Fingerprint, Episode> _firing = [];
    private readonly Dictionary<string, Receipt> _receipts = new(StringComparer.Ordinal);
    private long _lastId;

    public Task<IReadOnlyList<Receipt>> RecordAsync(IReadOnlyList<IntakeBatch> group, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (IntakeBatch batch in group)
        {
            StorableText.Require(batch);
        }

        return WriteAsync<IReadOnlyList<Receipt>>(() => [.. group.Select(Record)], cancel);
    }

    public Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel) => ReadAsync(() => _receipts.GetValueOrDefault(id), cancel);

    public Task<IReadOnlyList<ChangedAlert>> UnroutedAsync(int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<ChangedAlert>>(
            () =>
                [
                    .. _alerts
                        .Where(episode => episode.Revision > episode.RoutedRevision)
                        .OrderBy(episode => episode.ChangedAt)
                        .ThenBy(episode => episode.Alert.Id)
                        .Take(limit)
                        .Select(episode => new ChangedAlert(episode.Alert, episode.Revision)),
                ],
            cancel
        );

    public Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset? hearingSince, int limit, CancellationToken cancel) =>
        WriteAsync(
            () =>
            {
                var over = _firing
                    .Values.Select(episode => (Episode: episode, Outcome: AlertLifecycle.Expire(episode.Alert, now, hearingSince)))
                    .Where(one => one.Outcome is AlertOutcome.Resolved)
                    .OrderBy(one => one.Episode.Alert.LeaseEndsAt)
                    .ThenBy(one => one.Episode.Alert.Id)
                    .Take(limit)
                    .ToList();
                over.ForEach(one => Put(one.Episode, ((AlertOutcome.Resolved)one.Outcome).Alert, now));
                return over.Count;
            },
            cancel
        );

    public Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel) =>
        ReadAsync(() => _firing.Values.Min(episode => (DateTimeOffset?)episode.Alert.LeaseEndsAt), cancel);

    public Task<Alert?> AlertAsync(long id, CancellationToken cancel) => ReadAsync(() => _byId.GetValueOrDefault(id)?.Alert, cancel);

    public Task<IReadOnlyList<Alert>> AlertsAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(() => [.. ids.Distinct().Where(_byId.ContainsKey).Select(id => _byId[id].Alert)], cancel);

    public Task<IReadOnlyList<Alert>> FiringAsync(int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(
            () => [.. _firing.Values.Select(episode => episode.Alert).OrderBy(alert => alert.Id).Take(limit)],
            cancel
        );

    public Task<IReadOnlyList<Alert>> FiringAsync(Func<LabelSet, ServiceId?, bool> wanted, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(
            () =>
                [
                    .. _firing
                        .Values.Select(episode => episode.Alert)
                        .OrderBy(alert => alert.Id)
                        .Take(limit)
                        .Where(alert => wanted(alert.Labels, alert.Service)),
                ],
            cancel
        );

    public Task<Alert?> FiringAsync(Fingerprint fingerprint, CancellationToken cancel) =>
        ReadAsync(() => _firing.GetValueOrDefault(fingerprint)?.Alert, cancel);

    public Task<IReadOnlyList<Alert>> LatestAsync(bool? firing, long? before, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(
            () =>
                [
                    .. _alerts
                        .Select(episode => episode.Alert)
                        .Where(alert => (firing is null || alert.IsFiring == firing) && (before is null || alert.Id < before))
                        .OrderByDescending(alert => alert.Id)
                        .Take(limit),
                ],
            cancel
        );

    public Task<IReadOnlyList<Alert>> OfGroupAsync(AlertGroupId group, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(
            () =>
                [
                    .. Of(group)
                        .OrderByDescending(alert => alert.IsFiring)
                        .ThenByDescending(alert => alert.UpdatedAt)
                        .ThenByDescending(alert => alert.Id)
                        .Take(limit),
                ],
            cancel
        );

    public Task<IReadOnlyList<Alert>> FiringOfGroupAsync(AlertGroupId group, long after, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Alert>>(
            () => [.. Of(group).Where(alert => alert.IsFiring && alert.Id > after).OrderBy(alert => alert.Id).Take(limit)],
            cancel
        );

    public Task<(int Firing, int Total)> CountsOfGroupAsync(AlertGroupId group, CancellationToken cancel) =>
        ReadAsync(() => (Of(group).Count(alert => alert.IsFiring), Of(group).Count()), cancel);

    public Task<GroupBeginning> BeginningOfGroupAsync(AlertGroupId group, DateTimeOffset notBefore, CancellationToken cancel) =>
        ReadAsync(() => GroupBeginning.Of(Of(group), notBefore), cancel);

    private IEnumerable<Alert> Of(AlertGroupId group) => _alerts.Select(episode => episode.Alert).Where(alert => alert.Group == group);

    private Receipt Record(IntakeBatch batch)
    {
        Receipt receipt = new(
            batch.Receipt,
            batch.Door,
            batch.Key,
            StoredInstant.Of(batch.ReceivedAt),
            [.. batch.Signals.Select(signal => Apply(signal, batch))]
        );
        _receipts.Add(receipt.Id, receipt);
        return receipt;
    }

    private ReceiptLine Apply(Signal sent, IntakeBatch batch)
    {
        Signal signal = AlertIdentity.Own(sent, fingerprint => _firing.GetValueOrDefault(fingerprint)?.Alert);
        Episode? firing = _firing.GetValueOrDefault(signal.Fingerprint);
        switch (AlertLifecycle.Apply(firing?.Alert, signal, batch.ReceivedAt, batch.ResolveTimeout))
        {
            case AlertOutcome.Opened opened:
                Episode episode = Begin(_lastId + 1);
                Put(episode, opened.Alert with { Id = episode.Id, Receipt = batch.Receipt }, batch.ReceivedAt);
                return new(signal.Fingerprint, episode.Alert.Id, "opened", null);
            case AlertOutcome.Renewed renewed:
                Put(firing!, renewed.Alert, batch.ReceivedAt);
                return new(signal.Fingerprint, renewed.Alert.Id, "renewed", null);
            case AlertOutcome.Changed changed:
                Put(firing!, changed.Alert, batch.ReceivedAt);
                return new(signal.Fingerprint, changed.Alert.Id, "renewed", null);
            case AlertOutcome.Resolved resolved:
                Put(firing!, resolved.Alert, batch.ReceivedAt);
                return new(signal.Fingerprint, resolved.Alert.Id, "resolved", null);
            case AlertOutcome.Ignored ignored:
                return new(signal.Fingerprint, null, "ignored", ignored.Why.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Put(Episode episode, Alert alert, DateTimeOffset now)
    {
        episode.Become(AlertRevision.Stored(alert), now);
        if (alert.IsFiring)
        {
            _firing[alert.Fingerprint] = episode;
        }
        else
        {
            _firing.Remove(alert.Fingerprint);
        }
    }

    private string? RoutedConflict(Commit commit)
    {
        foreach (AlertRouted routed in commit.Routed)
        {
            if (!_byId.TryGetValue(routed.Alert, out Episode? episode) || !episode.MayBeRouted(routed))
            {
                return "alert " + routed.Alert;
            }
        }

        return null;
    }

    private string? BegunConflict(Commit commit) =>
        commit
            .Begun.Where(begun => _byId.ContainsKey(begun.Row.Id) || _firing.ContainsKey(begun.Row.Fingerprint))
            .Select(begun => "alert " + begun.Row.Id)
            .FirstOrDefault();

    private void WriteRouted(AlertRouted routed) => _byId[routed.Alert].Routed(routed);

    private void Write(AlertBegun begun)
    {
        Episode episode = Begin(begun.Row.Id);
        episode.Begin(begun.Alert, begun.Row);
        _firing[begun.Alert.Fingerprint] = episode;
        episode.Routed(new(begun.Row.Id, begun.Row.Revision, begun.Group, begun.Service));
    }

    private Episode Begin(long id)
    {
        Episode episode = new(id);
        _alerts.Add(episode);
        _byId.Add(id, episode);
        _lastId = Math.Max(_lastId, id);
        return episode;
    }

    /// <summary>An alert and how far its routing has followed it.</summary>
    private sealed class Episode(long id)
    {
        public long Id => id;

        public Alert Alert { get; private set; } = null!;

        public int Revision { get; private set; }

        public int RoutedRevision { get; private set; }

        public DateTimeOffset ChangedAt { get; private set; }

        public void Become(Alert next, DateTimeOffset now)
        {
            if (AlertRevision.IsNew(Alert, next))
            {
                Revision++;
                ChangedAt = StoredInstant.Of(now);
            }

            Alert = next;
        }

        public void Begin(Alert alert, AlertRow row)
        {
            Alert = alert;
            Revision = row.Revision;
            ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt);
        }

        public bool MayBeRouted(AlertRouted routed) => RoutedRevision < routed.Revision && Alert.Group == routed.From;

        public void Routed(AlertRouted routed)
        {
            Alert = Alert with { Group = routed.Group, Service = routed.Service };
            RoutedRevision = routed.Revision;
        }
    }
}
