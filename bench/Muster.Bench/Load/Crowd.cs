// Readers who ask for one page as fast as they are answered: on each thread some whose connections stay open and who take turns.
using System.Diagnostics;
using System.Text;
using Muster.Peers;

namespace Muster.Bench.Load;

public sealed class Crowd
{
    /// <summary>64 ask at a time, as many as a page gets in the moment when its users notice.</summary>
    private const int Threads = 64;

    /// <summary>So many wrong answers end it: it measures no more.</summary>
    private const int WrongMax = 200;
    private readonly byte[] _request;
    private readonly int _port;
    private readonly int _expected;
    private readonly int _readers;
    private readonly TimeSpan _longest;
    private readonly Senders _senders = new(Threads);
    private long _answered;
    private long _wrong;

    private Crowd(string request, int port, int expected, int readers, TimeSpan longest) =>
        (_request, _port, _expected, _readers, _longest) = (Encoding.ASCII.GetBytes(request), port, expected, readers, longest);

    /// <summary>Asks for so long, and answers what was reached.</summary>
    /// <param name="request">A whole request of a reader.</param>
    /// <param name="expected">The status of the right answer.</param>
    /// <param name="readers">How many connections stay open.</param>
    public static Task<LoadResult> RunAsync(string request, int port, PeerProcess server, int expected, int readers, TimeSpan longest)
    {
        Crowd crowd = new(request, port, expected, readers, longest);
        return crowd._senders.RunAsync(server, crowd.Ask, () => (crowd._answered, crowd._wrong));
    }

    private void Ask(int sender, long began)
    {
        Wire[] wires = [.. Enumerable.Range(0, Math.Max(1, _readers / Threads)).Select(_ => new Wire(_port))];
        for (int turn = 0; Stopwatch.GetElapsedTime(began) < _longest && Interlocked.Read(ref _wrong) < WrongMax; turn++)
        {
            bool isRight = _senders.Ask(sender, wires[turn % wires.Length], _request) == _expected;
            Interlocked.Increment(ref isRight ? ref _answered : ref _wrong);
        }

        foreach (Wire wire in wires)
        {
            wire.Dispose();
        }
    }
}
