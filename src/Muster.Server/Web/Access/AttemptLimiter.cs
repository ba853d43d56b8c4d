// How often somebody may try something before they must wait.
namespace Muster.Server.Web.Access;

/// <summary>
/// A bucket of tries for each name (an address, an account), filled again steadily. It never locks anybody out: whoever waits may try again. Each node counts for
/// itself. Safe for several threads.
/// </summary>
/// <param name="burst">How many tries a rested name has.</param>
/// <param name="refill">How long it takes to earn one more.</param>
public sealed class AttemptLimiter(int burst, TimeSpan refill, TimeProvider clock)
{
    /// <summary>Names that are remembered; beyond it the ones that are full again are forgotten.</summary>
    private const int NamesMax = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tries, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one try; null when there was one, else how long to wait for the next.</summary>
    public TimeSpan? Take(string name)
    {
        lock (_gate)
        {
            double tries = Tries(name);
            if (tries < 1)
            {
                return refill * (1 - tries);
            }

            Keep(name, tries - 1);
            return null;
        }
    }

    /// <summary>Gives all tries back: it was the right person.</summary>
    public void Forgive(string name)
    {
        lock (_gate)
        {
            _buckets.Remove(name);
        }
    }

    private double Tries(string name)
    {
        if (!_buckets.TryGetValue(name, out (double Tries, DateTimeOffset At) bucket))
        {
            return burst;
        }

        return Math.Min(burst, bucket.Tries + ((clock.GetUtcNow() - bucket.At) / refill));
    }

    private void Keep(string name, double tries)
    {
        if (_buckets.Count >= NamesMax && !_buckets.ContainsKey(name))
        {
            Forget();
        }

        _buckets[name] = (tries, clock.GetUtcNow());
    }

    /// <summary>Forgets the half that has rested longest: in a flood of names nobody's budget grows beyond a rested one.</summary>
    private void Forget()
    {
        foreach (string name in _buckets.OrderBy(pair => pair.Value.At).Take(NamesMax / 2).Select(pair => pair.Key).ToArray())
        {
            _buckets.Remove(name);
        }
    }
}
