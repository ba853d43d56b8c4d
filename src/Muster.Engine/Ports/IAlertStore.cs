// Alerts, their groups, silences and receipts.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

public interface IAlertStore
{
    /// <summary>
    /// Applies the signals of some requests with the alert lifecycle rules, in order, together with their receipts, in one transaction: all or none.
    /// Durable when the call answers: only then may the senders hear a 2xx.
    /// </summary>
    /// <returns>The receipts, in the order of the requests.</returns>
    Task<IReadOnlyList<Receipt>> RecordAsync(IReadOnlyList<IntakeBatch> group, CancellationToken cancel);

    /// <summary>The same for one request.</summary>
    async Task<Receipt> RecordAsync(IntakeBatch batch, CancellationToken cancel) => (await RecordAsync([batch], cancel))[0];

    Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel);

    /// <summary>Alerts that opened, resolved or got other labels since they were routed, the oldest change first.</summary>
    Task<IReadOnlyList<ChangedAlert>> UnroutedAsync(int limit, CancellationToken cancel);

    /// <summary>Resolves the firing alerts whose lease ended at or before <paramref name="now"/>, the longest over first; answers how many.</summary>
    /// <param name="hearingSince">Since when renewals could be heard without a break, as <see cref="AlertLifecycle.Expire"/> takes it; null: always.</param>
    Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset? hearingSince, int limit, CancellationToken cancel);

    /// <summary>The same, when renewals could always be heard.</summary>
    Task<int> ExpireLeasesAsync(DateTimeOffset now, int limit, CancellationToken cancel) => ExpireLeasesAsync(now, null, limit, cancel);

    /// <summary>When the next lease of a firing alert ends, as the sender gave it; null when none fires.</summary>
    Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel);

    Task<Alert?> AlertAsync(long id, CancellationToken cancel);

    /// <summary>Those of the alerts that there are, in no order; in one go, however many are asked for.</summary>
    Task<IReadOnlyList<Alert>> AlertsAsync(IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>The firing alerts, by id; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Alert>> FiringAsync(int limit, CancellationToken cancel);

    /// <summary>Those of the firing alerts that are wanted, by id, among the first <paramref name="limit"/>; of the others little is read.</summary>
    /// <param name="wanted">Asked with the labels of each and the service that it was routed to; null for none.</param>
    Task<IReadOnlyList<Alert>> FiringAsync(Func<LabelSet, ServiceId?, bool> wanted, int limit, CancellationToken cancel);

    /// <summary>The firing alert with this fingerprint; null when none fires.</summary>
    Task<Alert?> FiringAsync(Fingerprint fingerprint, CancellationToken cancel);

    /// <summary>Alerts by id, the latest first; at most <paramref name="limit"/>.</summary>
    /// <param name="firing">True for those that fire, false for those that are over, null for all.</param>
    /// <param name="before">Only ids below this one, the last of the previous page; null for the first page.</param>
    Task<IReadOnlyList<Alert>> LatestAsync(bool? firing, long? before, int limit, CancellationToken cancel);

    /// <summary>The alerts of a group, firing first, then the latest update first.</summary>
    Task<IReadOnlyList<Alert>> OfGroupAsync(AlertGroupId group, int limit, CancellationToken cancel);

    /// <summary>The firing alerts of a group, by id; at most <paramref name="limit"/>.</summary>
    /// <param name="after">Only ids above this one, the last of the previous read; 0 for the first.</param>
    Task<IReadOnlyList<Alert>> FiringOfGroupAsync(AlertGroupId group, long after, int limit, CancellationToken cancel);

    /// <summary>How many alerts of a group fire, and how many it ever had.</summary>
    Task<(int Firing, int Total)> CountsOfGroupAsync(AlertGroupId group, CancellationToken cancel);

    /// <summary>When the trouble of a group began: the earliest of all the alerts that it ever had.</summary>
    /// <param name="notBefore">A start before this instant is a sender's mistake and is not heeded.</param>
    Task<GroupBeginning> BeginningOfGroupAsync(AlertGroupId group, DateTimeOffset notBefore, CancellationToken cancel);

    Task<AlertGroup?> GroupAsync(AlertGroupId id, CancellationToken cancel);

    /// <summary>The open group with a key; null when there is none.</summary>
    Task<AlertGroup?> OpenGroupAsync(string key, CancellationToken cancel);

    /// <summary>Groups by opening time, newest first.</summary>
    Task<IReadOnlyList<AlertGroup>> GroupsAsync(bool openOnly, ViewCursor? before, int limit, CancellationToken cancel);

    /// <summary>Saves a silence, new or changed.</summary>
    Task SaveSilenceAsync(Silence silence, CancellationToken cancel);

    Task<Silence?> SilenceAsync(SilenceId id, CancellationToken cancel);

    /// <summary>Silences that end after <paramref name="endsAfter"/>, by end.</summary>
    Task<IReadOnlyList<Silence>> SilencesAsync(DateTimeOffset endsAfter, CancellationToken cancel);
}
