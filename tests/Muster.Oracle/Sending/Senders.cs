// Several senders at once, each with its own key and its own part of the seed.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;

namespace Muster.Oracle.Sending;

public sealed class Senders : IDisposable
{
    private readonly List<Sender> _senders = [];

    private Senders() { }

    /// <summary>Makes the keys; nothing is sent yet.</summary>
    /// <param name="bases">The nodes that they ask in turn.</param>
    public static async Task<Senders> CreateAsync(
        Station station,
        IReadOnlyList<Uri> bases,
        int count,
        int seed,
        DateTimeOffset now,
        Ledger ledger
    )
    {
        ArgumentNullException.ThrowIfNull(station);
        Senders all = new();
        for (int one = 0; one < count; one++)
        {
            string key = one == 0 ? station.Key : await station.KeyAsync($"sender-{one}", "intake");
            all._senders.Add(new($"s{one}", key, bases, unchecked((seed * 31) + one), now, ledger));
        }

        return all;
    }

    /// <summary>Sends until the end is called; the last requests are finished.</summary>
    public Task RunAsync(CancellationToken end) => Task.WhenAll(_senders.Select(sender => sender.RunAsync(end)));

    public void Dispose() => _senders.ForEach(sender => sender.Dispose());
}
