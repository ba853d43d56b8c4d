// The threads of a load: each sends until it is told to stop, and what all of them cost is measured.
using System.Diagnostics;
using Muster.Peers;

namespace Muster.Bench.Load;

/// <summary>Keeps how long each request took, the last 65,536 of a thread; nothing is allocated between two requests.</summary>
public sealed class Senders(int threads)
{
    private readonly long[][] _ticks = [.. Enumerable.Range(0, threads).Select(_ => new long[1 << 16])];
    private readonly int[] _asked = new int[threads];

    /// <summary>Runs <paramref name="send"/> on all threads to its end.</summary>
    /// <param name="server">Whose processor time is told beside.</param>
    /// <param name="send">Told the number of its thread and when it began, by <see cref="Stopwatch"/>.</param>
    /// <param name="count">Asked at the end: how much was accepted, and how much refused.</param>
    public async Task<LoadResult> RunAsync(PeerProcess server, Action<int, long> send, Func<(long Accepted, long Refused)> count)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(count);
        using Process self = Process.GetCurrentProcess();
        TimeSpan own = self.TotalProcessorTime;
        TimeSpan servers = server.ProcessorTime;
        long began = Stopwatch.GetTimestamp();
        Task[] senders =
        [
            .. Enumerable
                .Range(0, _ticks.Length)
                .Select(one => Task.Factory.StartNew(() => send(one, began), TaskCreationOptions.LongRunning)),
        ];
        await Task.WhenAll(senders);
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        self.Refresh();
        double machine = took.TotalSeconds * Environment.ProcessorCount;
        (long accepted, long refused) = count();
        return new(
            accepted,
            refused,
            took,
            Latencies(),
            (self.TotalProcessorTime - own).TotalSeconds / machine,
            server.HasExited ? 0 : (server.ProcessorTime - servers).TotalSeconds / machine
        );
    }

    /// <summary>Sends one request of a thread; answers its status.</summary>
    public int Ask(int sender, Wire wire, ReadOnlySpan<byte> request)
    {
        ArgumentNullException.ThrowIfNull(wire);
        long sent = Stopwatch.GetTimestamp();
        wire.Send(request);
        return Hear(sender, wire, sent);
    }

    /// <summary>Hears the answer to what a thread sent at an instant of <see cref="Stopwatch"/>; answers its status.</summary>
    public int Hear(int sender, Wire wire, long sent)
    {
        ArgumentNullException.ThrowIfNull(wire);
        long[] ticks = _ticks[sender];
        int status = wire.Hear();
        ticks[_asked[sender]++ & (ticks.Length - 1)] = Stopwatch.GetTimestamp() - sent;
        return status;
    }

    private IReadOnlyList<TimeSpan> Latencies() =>
        [
            .. _ticks
                .SelectMany((ticks, sender) => ticks.Take(Math.Min(_asked[sender], ticks.Length)))
                .Order()
                .Select(ticks => TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency)),
        ];
}
