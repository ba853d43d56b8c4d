// Posts alerts as fast as they are taken, over some connections that each wait for their answer, and without allocation between two requests.
using System.Diagnostics;
using Muster.Peers;

namespace Muster.Bench.Load;

/// <summary>
/// More connections than <see cref="ThreadsMax"/> share threads: a thread sends on all of its own and then hears the answers, one after another. With a thread for each,
/// waking them would cost about as much as the requests, and both servers would pay for it.
/// </summary>
public sealed class Storm
{
    private const int ThreadsMax = 8;

    /// <summary>More label sets than any storm sends.</summary>
    public const long SetsMax = 100_000_000;

    /// <summary>So many refusals end a storm: it measures no more.</summary>
    private const int RefusedMax = 200;
    private readonly StormPlan _plan;
    private readonly Door _door;
    private readonly DateTimeOffset _now;
    private readonly Senders _senders;
    private long _next;
    private long _accepted;
    private long _refused;
    private volatile bool _isOver;

    private Storm(StormPlan plan, Door door, DateTimeOffset now) =>
        (_plan, _door, _now, _senders) = (plan, door, now, new(Math.Min(plan.Connections, ThreadsMax)));

    /// <summary>How many alerts were answered 2xx so far.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Ends it early.</summary>
    public void Stop() => _isOver = true;

    /// <summary>Sends all of the plan and answers what was reached.</summary>
    /// <param name="server">Whose processor time is told beside.</param>
    /// <param name="begun">Called with the storm, so that it can be stopped.</param>
    public static Task<LoadResult> RunAsync(StormPlan plan, Door door, PeerProcess server, DateTimeOffset now, Action<Storm>? begun = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(server);
        Storm storm = new(plan, door, now);
        begun?.Invoke(storm);
        return storm._senders.RunAsync(server, storm.Send, () => (storm._accepted, storm._refused));
    }

    private void Send(int sender, long began)
    {
        AlertBodies bodies = new(_door, _plan.Batch, _now);
        int own = (_plan.Connections - sender + ThreadsMax - 1) / ThreadsMax;
        Wire[] wires = [.. Enumerable.Range(0, own).Select(_ => new Wire(_door.Port))];
        long[] sent = new long[own];
        bool goesOn = true;
        while (goesOn && !_isOver && Stopwatch.GetElapsedTime(began) < _plan.Longest)
        {
            int asked = 0;
            while (asked < own && TryNext(out long first))
            {
                Wait(first, began);
                bodies.Number(_plan.First + first, _plan.Sets);
                sent[asked] = Stopwatch.GetTimestamp();
                wires[asked].Send(bodies.Request);
                asked++;
            }

            for (int one = 0; one < asked; one++)
            {
                Count(_senders.Hear(sender, wires[one], sent[one]));
            }

            goesOn = asked == own;
        }

        Array.ForEach(wires, wire => wire.Dispose());
    }

    /// <summary>The number of the next request's first alert; false when all were sent.</summary>
    private bool TryNext(out long first)
    {
        first = Interlocked.Add(ref _next, _plan.Batch) - _plan.Batch;
        return _plan.AlertsMax is not { } most || first < most;
    }

    /// <summary>Until it is the turn of the alert with a number, when no more than a rate are sent. A sender that is late makes up for it.</summary>
    private void Wait(long first, long began)
    {
        if (_plan.RateMax is { } most)
        {
            TimeSpan early = TimeSpan.FromSeconds(first / most) - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                Thread.Sleep(early);
            }
        }
    }

    private void Count(int status)
    {
        if (status is >= 200 and <= 299)
        {
            Interlocked.Add(ref _accepted, _plan.Batch);
        }
        else if (Interlocked.Increment(ref _refused) >= RefusedMax)
        {
            _isOver = true;
        }
    }
}
