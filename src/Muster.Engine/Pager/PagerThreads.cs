// Threads of the pager's own: in a storm what they do does not wait behind the requests in the thread pool.
using System.Diagnostics.CodeAnalysis;

namespace Muster.Engine.Pager;

/// <summary>
/// Whatever a loop awaits goes on here. A few threads, because a loop that reads from the disk must not keep another waiting; they sleep when nothing is to be done,
/// without spinning first, and what has slept is let run soon by the operating system.
/// </summary>
public sealed class PagerThreads : SynchronizationContext
{
    /// <summary>4: the way of a page has three loops that may run at once, and something else may read meanwhile.</summary>
    private const int Count = 4;

    private readonly Queue<(SendOrPostCallback Act, object? State)> _queue = new();
    private bool _ended;

    public PagerThreads()
    {
        for (int number = 1; number <= Count; number++)
        {
            new Thread(Work) { IsBackground = true, Name = $"pager {number}" }.Start();
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_queue)
        {
            if (!_ended)
            {
                _queue.Enqueue((d, state));
                Monitor.Pulse(_queue);
                return;
            }
        }

        // The pager has ended; what comes late, such as the result of a send that was given up, is done all the same.
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nobody waits for the pager's threads.");

    /// <summary>Begins something here.</summary>
    public Task RunAsync(Func<Task> act)
    {
        TaskCompletionSource<Task> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => begun.SetResult(act()), null);
        return begun.Task.Unwrap();
    }

    /// <summary>Ends the threads when what is queued is done.</summary>
    public void End()
    {
        lock (_queue)
        {
            _ended = true;
            Monitor.PulseAll(_queue);
        }
    }

    private void Work()
    {
        SetSynchronizationContext(this);
        while (TryTake(out SendOrPostCallback? act, out object? state))
        {
            act(state);
        }
    }

    private bool TryTake([NotNullWhen(true)] out SendOrPostCallback? act, out object? state)
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_ended)
            {
                Monitor.Wait(_queue);
            }

            bool isTaken = _queue.TryDequeue(out (SendOrPostCallback Act, object? State) next);
            (act, state) = next;
            return isTaken;
        }
    }
}
