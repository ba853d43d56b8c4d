// Posts alerts as fast as they are taken: one thread and one connection each, and no allocation between two requests.
using System.Diagnostics;
using Muster.Peers;

namespace Muster.Bench.Load;

public sealed class Storm
{
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
        (_plan, _door, _now, _senders) = (plan, door, now, new(plan.Connections));

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
        using Wire wire = new(_door.Port);
        while (!_isOver && Stopwatch.GetElapsedTime(began) < _plan.Longest)
        {
            long first = Interlocked.Add(ref _next, _plan.Batch) - _plan.Batch;
            if (_plan.AlertsMax is { } most && first >= most)
            {
                break;
            }

            Wait(first, began);
            bodies.Number(_plan.First + first, _plan.Sets);
            Count(_senders.Ask(sender, wire, bodies.Request));
        }
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
