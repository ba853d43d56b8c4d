// How much may wait to be stored at a time, and how long a sender waits for room.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>A sender is kept waiting only while it still listens: then it hears the status that makes it try again, and nothing was taken.</summary>
/// <param name="most">In bytes.</param>
public sealed class WaitingRoom(long most, TimeProvider clock)
{
    /// <summary>5 seconds for room: Prometheus gives up after 10.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Wake _left = new();
    private long _bytes;
    private int _outside;

    /// <summary>Comes in when there is room for so many bytes, and when the room is empty; a <see cref="StoreUnavailableException"/> when there is none in time.</summary>
    public async ValueTask EnterAsync(long bytes, CancellationToken cancel)
    {
        if (!TryEnter(bytes))
        {
            await WaitAsync(bytes, cancel);
        }
    }

    public void Leave(long bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        if (Volatile.Read(ref _outside) > 0)
        {
            _left.All();
        }
    }

    private async Task WaitAsync(long bytes, CancellationToken cancel)
    {
        long start = clock.GetTimestamp();
        Interlocked.Increment(ref _outside);
        try
        {
            while (true)
            {
                long mark = _left.Mark();
                if (TryEnter(bytes))
                {
                    return;
                }

                TimeSpan left = Longest - clock.GetElapsedTime(start);
                if (left <= TimeSpan.Zero)
                {
                    throw new StoreUnavailableException(
                        $"More than {most / (1024 * 1024)} MiB of signals wait to be stored, and did so for {Longest.TotalSeconds:0} s. Nothing was taken; send it again in a moment."
                    );
                }

                await _left.WaitAsync(mark, left, clock, cancel);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _outside);
        }
    }

    private bool TryEnter(long bytes)
    {
        while (true)
        {
            long now = Interlocked.Read(ref _bytes);
            if (now > 0 && now + bytes > most)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _bytes, now + bytes, now) == now)
            {
                return true;
            }
        }
    }
}
