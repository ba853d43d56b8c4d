// Alert groups in memory, by id.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<AlertGroupId, AlertGroup> _groups = [];
    private readonly Dictionary<string, AlertGroupId> _openGroups = new(StringComparer.Ordinal);

    public Task<AlertGroup?> GroupAsync(AlertGroupId id, CancellationToken cancel) =>
        ReadAsync(() => _groups.GetValueOrDefault(id), cancel);

    public Task<AlertGroup?> OpenGroupAsync(string key, CancellationToken cancel) =>
        ReadAsync(() => _openGroups.TryGetValue(key, out AlertGroupId id) ? _groups[id] : null, cancel);

    public Task<IReadOnlyList<AlertGroup>> GroupsAsync(bool openOnly, ViewCursor? before, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<AlertGroup>>(
            () =>
                [
                    .. _groups
                        .Values.Where(group => (!openOnly || group.ClosedAt is null) && (before is null || SortsAfter(group, before)))
                        .OrderByDescending(group => group.OpenedAt)
                        .ThenByDescending(group => group.Id.Value, StringComparer.Ordinal)
                        .Take(limit),
                ],
            cancel
        );

    private static bool SortsAfter(AlertGroup group, ViewCursor before) =>
        group.OpenedAt < before.SortAt || (group.OpenedAt == before.SortAt && string.CompareOrdinal(group.Id.Value, before.Id) < 0);

    /// <summary>Groups that close come first, so that one commit may close a group and open the next with its key.</summary>
    private static IEnumerable<AlertGroup> ClosingFirst(Commit commit) => commit.Groups.OrderBy(group => group.ClosedAt is null);

    private string? GroupConflict(Commit commit)
    {
        Dictionary<AlertGroupId, AlertGroup> written = [];
        Dictionary<string, AlertGroupId> opened = new(StringComparer.Ordinal);
        foreach (AlertGroup group in ClosingFirst(commit))
        {
            AlertGroup? stored = written.GetValueOrDefault(group.Id) ?? _groups.GetValueOrDefault(group.Id);
            if ((stored?.Version ?? 0) != group.Version - 1 || (group.ClosedAt is null && IsTaken(group)))
            {
                return "group " + group.Id;
            }

            written[group.Id] = group;
            if (group.ClosedAt is null)
            {
                opened[group.Key] = group.Id;
            }
        }

        return null;

        bool IsTaken(AlertGroup group) =>
            (opened.TryGetValue(group.Key, out AlertGroupId sibling) && sibling != group.Id)
            || (
                _openGroups.TryGetValue(group.Key, out AlertGroupId other)
                && other != group.Id
                && written.GetValueOrDefault(other)?.ClosedAt is null
            );
    }

    private void Put(AlertGroup group)
    {
        _groups[group.Id] = group with
        {
            OpenedAt = StoredInstant.Of(group.OpenedAt),
            UpdatedAt = StoredInstant.Of(group.UpdatedAt),
            ClosedAt = StoredInstant.Of(group.ClosedAt),
        };
        if (group.ClosedAt is null)
        {
            _openGroups[group.Key] = group.Id;
        }
        else if (_openGroups.GetValueOrDefault(group.Key) == group.Id)
        {
            _openGroups.Remove(group.Key);
        }
    }
}
