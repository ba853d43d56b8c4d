// Wakes this node's loops after a commit, so that nothing waits for the next poll.
using System.Collections.Concurrent;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>A loop waits for its own signal or until its next due time; a commit on this node signals all whom it may concern, those that send its messages first.</summary>
public sealed class Wake
{
    private const string RowsOf = "rows of ";
    private const string StreamsOf = "streams of ";

    private readonly Lock _gate = new();
    private readonly HashSet<TaskCompletionSource> _waiting = [];
    private readonly ConcurrentDictionary<string, Wake> _queues = new(StringComparer.Ordinal);
    private long _signals;

    /// <summary>The signal of whoever looks for alerts that are not routed: those who store such call it.</summary>
    public Wake Alerts => Queue("alerts that are not routed");

    /// <summary>The signal of whoever looks at timers: a commit that sets one.</summary>
    public Wake Timers => Queue("timers");

    /// <summary>The signal of whoever may be a second late: no commit is for them, only <see cref="All"/>.</summary>
    public Wake Unhurried => Queue("unhurried");

    /// <summary>The signal of the loop that sends the messages of one queue: it looks into the database, and few commits have a message for it.</summary>
    public Wake Queue(string name) => _queues.GetOrAdd(name, static _ => new Wake());

    /// <summary>The signal of the loop that does what rows of one kind wait for: few commits write one.</summary>
    public Wake Rows(string kind) => Queue(RowsOf + kind);

    /// <summary>The signal of whoever follows the streams of one category.</summary>
    public Wake Streams(string category) => Queue(StreamsOf + category);

    /// <summary>Something was committed on this node.</summary>
    public void Committed(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        IEnumerable<string> queues = commit.OutboxHurried.IsEmpty
            ? commit.Outbox.Where(message => message.Hold is null).Select(message => message.Channel).Distinct()
            : _queues.Keys;
        foreach (string name in queues)
        {
            Queue(name).All();
        }

        foreach (string kind in commit.Views.Select(row => row.Kind).Distinct())
        {
            _queues.GetValueOrDefault(RowsOf + kind)?.All();
        }

        foreach (string category in commit.Appends.Select(append => append.Stream.Category).Distinct())
        {
            _queues.GetValueOrDefault(StreamsOf + category)?.All();
        }

        if (!commit.TimersSet.IsEmpty)
        {
            Timers.All();
        }

        Others();
    }

    /// <summary>A mark to wait from: a signal after it ends the wait, even when the wait begins later.</summary>
    public long Mark() => Interlocked.Read(ref _signals);

    /// <summary>Alerts were stored, or ended, that nobody has routed.</summary>
    public void Stored()
    {
        Alerts.All();
        Others();
    }

    public void All()
    {
        foreach (Wake queue in _queues.Values)
        {
            queue.All();
        }

        Others();
    }

    /// <summary>Waits until a signal after <paramref name="mark"/> or for at most <paramref name="longest"/>, whichever is first.</summary>
    public async Task WaitAsync(long mark, TimeSpan longest, TimeProvider clock, CancellationToken cancel)
    {
        TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_signals > mark || longest <= TimeSpan.Zero)
            {
                return;
            }

            _waiting.Add(signal);
        }

        await using ITimer timer = clock.CreateTimer(_ => signal.TrySetResult(), null, longest, Timeout.InfiniteTimeSpan);
        await using CancellationTokenRegistration stopped = cancel.Register(() => signal.TrySetCanceled(cancel));
        try
        {
            await signal.Task;
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(signal);
            }
        }
    }

    /// <summary>But for the queues.</summary>
    private void Others()
    {
        TaskCompletionSource[] woken;
        lock (_gate)
        {
            _signals++;
            woken = [.. _waiting];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource one in woken)
        {
            one.TrySetResult();
        }
    }
}
