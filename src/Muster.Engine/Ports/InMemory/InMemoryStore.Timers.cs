// Timers in memory, by id.
namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<string, TimerEntry> _timers = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<TimerEntry>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<TimerEntry>>(() => [.. ByDueTime(_timers.Values.Where(timer => timer.DueAt <= now)).Take(limit)], cancel);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) =>
        ReadAsync<DateTimeOffset?>(() => _timers.Count == 0 ? null : _timers.Values.Min(timer => timer.DueAt), cancel);

    private static IEnumerable<TimerEntry> ByDueTime(IEnumerable<TimerEntry> timers) =>
        timers.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Id, StringComparer.Ordinal);

    /// <summary>What fired goes first and what is set comes last, so that a timer can set itself anew.</summary>
    private void WriteTimers(Commit commit)
    {
        if (commit.TimerFired is { } fired)
        {
            _timers.Remove(fired.Id);
        }

        foreach (string id in commit.TimersCancelled)
        {
            _timers.Remove(id);
        }

        foreach (TimerEntry timer in commit.TimersSet)
        {
            _timers[timer.Id] = timer with { DueAt = StoredInstant.Of(timer.DueAt) };
        }
    }
}
