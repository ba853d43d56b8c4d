// The beats of nodes in memory.
namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private static readonly TimeSpan BeatsKept = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _beats = new(StringComparer.Ordinal);

    public Task BeatAsync(string node, string version, DateTimeOffset startedAt, DateTimeOffset now, CancellationToken cancel) =>
        WriteAsync(
            () =>
            {
                _beats[node] = StoredInstant.Of(now);
                return _beats.Where(beat => beat.Value < now - BeatsKept).Select(beat => beat.Key).ToList().Count(_beats.Remove);
            },
            cancel
        );

    public Task<DateTimeOffset?> LastInstantAsync(CancellationToken cancel) =>
        ReadAsync<DateTimeOffset?>(
            () => _beats.Values.Concat(_events.TakeLast(1).Select(last => last.At)).Select(instant => (DateTimeOffset?)instant).Max(),
            cancel
        );

    public Task<DateTimeOffset?> NowAsync(CancellationToken cancel) => ReadAsync<DateTimeOffset?>(() => null, cancel);
}
