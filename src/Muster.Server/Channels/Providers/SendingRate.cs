// How often a provider may be sent to: a burst, and then one message in a while, each at its own turn.
namespace Muster.Server.Channels.Providers;

/// <summary>
/// A message that comes too early is told when its turn is and keeps that turn, so that in a storm those that wait do not race for the next one. Each node counts for
/// itself. Safe for several threads.
/// </summary>
/// <param name="burst">How many messages a rested provider takes at once.</param>
/// <param name="pace">How long it takes to earn one more.</param>
public sealed class SendingRate(int burst, TimeSpan pace, TimeProvider clock)
{
    /// <summary>No turn is promised beyond what a retry may wait; whoever is further behind asks again then.</summary>
    private static readonly TimeSpan PromiseMax = TimeSpan.FromMinutes(5);

    /// <summary>A turn that nobody took is forgotten: its page was answered in the meantime.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _emptyAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _turns = new(StringComparer.Ordinal);

    /// <summary>Null when the message may be sent now, else how long it waits for its turn.</summary>
    /// <param name="provider">Whose limit it is, such as a host.</param>
    /// <param name="key">The message; it asks again with the same.</param>
    public TimeSpan? Take(string provider, string key)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            foreach (string stale in _turns.Where(turn => turn.Value < now - ForgottenAfter).Select(turn => turn.Key).ToArray())
            {
                _turns.Remove(stale);
            }

            if (_turns.TryGetValue(key, out DateTimeOffset promised))
            {
                return promised > now ? promised - now : Taken(key);
            }

            // Source: the generic cell rate algorithm, ITU-T I.371, with a turn in place of a refusal.
            DateTimeOffset empty = _emptyAt.GetValueOrDefault(provider);
            empty = empty > now ? empty : now;
            DateTimeOffset turn = empty - (pace * (burst - 1));
            if (turn - now > PromiseMax)
            {
                return PromiseMax;
            }

            _emptyAt[provider] = empty + pace;
            if (turn <= now)
            {
                return null;
            }

            _turns[key] = turn;
            return turn - now;
        }
    }

    private TimeSpan? Taken(string key)
    {
        _turns.Remove(key);
        return null;
    }
}
