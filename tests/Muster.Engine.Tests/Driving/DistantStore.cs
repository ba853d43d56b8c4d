// A store that is a moment away: whatever else runs may run before a call and before its answer.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;

namespace Muster.Engine.Tests.Driving;

/// <summary>
/// The in-memory store behind a pause on each side of each call. A node that is killed in the first pause never called; in the second it called and never heard
/// the answer.
/// </summary>
/// <param name="hasClock">Whether it tells the time, as PostgreSQL does; its clock never jumps.</param>
public sealed class DistantStore(InMemoryStore inner, VirtualClock clock, bool isDistant, bool hasClock) : IStores
{
    private readonly List<(long Position, DateTimeOffset At)> _written = [];

    public bool IsDistant => isDistant;

    /// <summary>Up to which position the record was known to go, and since when. A commit whose reply was lost is known with the next one.</summary>
    public IReadOnlyList<(long Position, DateTimeOffset At)> Written => _written;

    /// <summary>How often the index of the search was made anew.</summary>
    public int Refills { get; private set; }

    /// <summary>How often somebody claimed messages.</summary>
    public int Claims { get; private set; }

    public Task BeatAsync(string node, string version, DateTimeOffset startedAt, DateTimeOffset now, CancellationToken cancel) =>
        HopAsync(async () =>
        {
            await inner.BeatAsync(node, version, startedAt, now, cancel);
            return true;
        });

    public Task<DateTimeOffset?> LastInstantAsync(CancellationToken cancel) => HopAsync(() => inner.LastInstantAsync(cancel));

    public Task<DateTimeOffset?> NowAsync(CancellationToken cancel) =>
        HopAsync(async () => hasClock ? clock.Now : await inner.NowAsync(cancel));

    public Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(FullTextQuery query, CancellationToken cancel) =>
        HopAsync(() => inner.SearchAsync(query, cancel));

    public Task<int> RefillAsync(CancellationToken cancel) =>
        HopAsync(() =>
        {
            Refills++;
            return inner.RefillAsync(cancel);
        });

    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(StreamId stream, int afterVersion, CancellationToken cancel) =>
        HopAsync(() => inner.ReadStreamAsync(stream, afterVersion, cancel));

    public Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel) =>
        HopAsync(() => inner.ReadStreamsAsync(streams, cancel));

    public Task<int> StreamVersionAsync(StreamId stream, CancellationToken cancel) =>
        HopAsync(() => inner.StreamVersionAsync(stream, cancel));

    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.ReadAllAsync(afterPosition, limit, cancel));

    public Task<int> NextNumberAsync(string counter, CancellationToken cancel) => HopAsync(() => inner.NextNumberAsync(counter, cancel));

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel) =>
        HopAsync(async () =>
        {
            CommitResult answer = await inner.CommitAsync(commit, cancel);
            if (answer is CommitResult.Committed { Position: > 0 } committed)
            {
                _written.Add((committed.Position, clock.Now));
            }

            return answer;
        });

    public Task<Operation?> OperationAsync(string id, CancellationToken cancel) => HopAsync(() => inner.OperationAsync(id, cancel));

    public Task<IReadOnlyList<Receipt>> RecordAsync(IReadOnlyList<IntakeBatch> group, CancellationToken cancel) =>
        HopAsync(() => inner.RecordAsync(group, cancel));

    public Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel) => HopAsync(() => inner.ReceiptAsync(id, cancel));

    public Task<IReadOnlyList<ChangedAlert>> UnroutedAsync(int limit, CancellationToken cancel) =>
        HopAsync(() => inner.UnroutedAsync(limit, cancel));

    public Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset? hearingSince, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.ExpireLeasesAsync(now, hearingSince, limit, cancel));

    public Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel) => HopAsync(() => inner.NextLeaseEndAsync(cancel));

    public Task<Alert?> AlertAsync(long id, CancellationToken cancel) => HopAsync(() => inner.AlertAsync(id, cancel));

    public Task<IReadOnlyList<Alert>> AlertsAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        HopAsync(() => inner.AlertsAsync(ids, cancel));

    public Task<IReadOnlyList<Alert>> FiringAsync(int limit, CancellationToken cancel) => HopAsync(() => inner.FiringAsync(limit, cancel));

    public Task<IReadOnlyList<Alert>> FiringAsync(Func<LabelSet, ServiceId?, bool> wanted, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.FiringAsync(wanted, limit, cancel));

    public Task<Alert?> FiringAsync(Fingerprint fingerprint, CancellationToken cancel) =>
        HopAsync(() => inner.FiringAsync(fingerprint, cancel));

    public Task<IReadOnlyList<Alert>> LatestAsync(bool? firing, long? before, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.LatestAsync(firing, before, limit, cancel));

    public Task<IReadOnlyList<Alert>> OfGroupAsync(AlertGroupId group, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.OfGroupAsync(group, limit, cancel));

    public Task<IReadOnlyList<Alert>> FiringOfGroupAsync(AlertGroupId group, long after, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.FiringOfGroupAsync(group, after, limit, cancel));

    public Task<(int Firing, int Total)> CountsOfGroupAsync(AlertGroupId group, CancellationToken cancel) =>
        HopAsync(() => inner.CountsOfGroupAsync(group, cancel));

    public Task<GroupBeginning> BeginningOfGroupAsync(AlertGroupId group, DateTimeOffset notBefore, CancellationToken cancel) =>
        HopAsync(() => inner.BeginningOfGroupAsync(group, notBefore, cancel));

    public Task<AlertGroup?> GroupAsync(AlertGroupId id, CancellationToken cancel) => HopAsync(() => inner.GroupAsync(id, cancel));

    public Task<AlertGroup?> OpenGroupAsync(string key, CancellationToken cancel) => HopAsync(() => inner.OpenGroupAsync(key, cancel));

    public Task<IReadOnlyList<AlertGroup>> GroupsAsync(bool openOnly, ViewCursor? before, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.GroupsAsync(openOnly, before, limit, cancel));

    public Task SaveSilenceAsync(Silence silence, CancellationToken cancel) => HopAsync(() => inner.SaveSilenceAsync(silence, cancel));

    public Task<Silence?> SilenceAsync(SilenceId id, CancellationToken cancel) => HopAsync(() => inner.SilenceAsync(id, cancel));

    public Task<IReadOnlyList<Silence>> SilencesAsync(DateTimeOffset endsAfter, CancellationToken cancel) =>
        HopAsync(() => inner.SilencesAsync(endsAfter, cancel));

    public Task<IReadOnlyList<TimerEntry>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.DueAsync(now, limit, cancel));

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => HopAsync(() => inner.NextDueAsync(cancel));

    public Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        string channel,
        DateTimeOffset now,
        TimeSpan lease,
        string owner,
        ClaimLimits limits,
        CancellationToken cancel
    )
    {
        Claims++;
        return HopAsync(() => inner.ClaimAsync(channel, now, lease, owner, limits, cancel));
    }

    public Task<DateTimeOffset?> NextClaimableAsync(string? channel, CancellationToken cancel) =>
        HopAsync(() => inner.NextClaimableAsync(channel, cancel));

    public Task<IReadOnlyList<OutboxWait>> WaitsAsync(string subject, CancellationToken cancel) =>
        HopAsync(() => inner.WaitsAsync(subject, cancel));

    public Task<int> WaitingAsync(CancellationToken cancel) => HopAsync(() => inner.WaitingAsync(cancel));

    public Task<View?> FindAsync(string kind, string id, CancellationToken cancel) => HopAsync(() => inner.FindAsync(kind, id, cancel));

    public Task<IReadOnlyList<View>> FindAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        HopAsync(() => inner.FindAsync(kind, ids, cancel));

    public Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel) =>
        HopAsync(() => inner.SearchedToAsync(query, cancel));

    public Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel) => HopAsync(() => inner.ListAsync(query, cancel));

    public Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel) =>
        HopAsync(() => inner.CountAsync(kind, statuses, cancel));

    public Task<IReadOnlyList<ViewRevision>> ChangedSinceAsync(long revision, int limit, CancellationToken cancel) =>
        HopAsync(() => inner.ChangedSinceAsync(revision, limit, cancel));

    public Task<long> RevisionAsync(CancellationToken cancel) => HopAsync(() => inner.RevisionAsync(cancel));

    public Task<int> RemoveNotWrittenSinceAsync(long revision, IReadOnlyList<string> kinds, CancellationToken cancel) =>
        HopAsync(() => inner.RemoveNotWrittenSinceAsync(revision, kinds, cancel));

    private async Task<T> HopAsync<T>(Func<Task<T>> call)
    {
        if (!isDistant)
        {
            return await call();
        }

        await Task.Yield();
        T answer = await call();
        await Task.Yield();
        return answer;
    }

    private async Task HopAsync(Func<Task> call) =>
        await HopAsync(async () =>
        {
            await call();
            return true;
        });
}
