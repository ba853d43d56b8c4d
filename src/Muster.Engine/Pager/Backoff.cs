// How long to wait after a failure.
namespace Muster.Engine.Pager;

/// <summary>
/// Growing pauses, spread by ±20 % so that what failed together is not tried again together. The spread comes from the name and the count, not from chance: a run
/// can be replayed.
/// </summary>
internal static class Backoff
{
    private static readonly double[] SendSeconds = [1, 5, 15, 30, 60];

    private static readonly TimeSpan TurnPauseMax = TimeSpan.FromSeconds(5);

    /// <summary>The pause after a failed turn of a loop: a quarter of a second, doubling to 5 seconds at most.</summary>
    public static TimeSpan AfterFailedTurn(string loop, int failuresInRow)
    {
        double seconds = 0.25 * Math.Pow(2, Math.Min(failuresInRow - 1, 10));
        TimeSpan pause = Spread(TimeSpan.FromSeconds(Math.Min(seconds, TurnPauseMax.TotalSeconds)), loop, failuresInRow);
        return pause < TurnPauseMax ? pause : TurnPauseMax;
    }

    /// <summary>
    /// The pause before the next attempt to send: 1, 5, 15, 30, then 60 seconds, and never more than a quarter of the step's wait, so that the retries of a step
    /// fall before the next. A provider that asks for more is given it, up to five minutes.
    /// </summary>
    public static TimeSpan BeforeNextAttempt(string key, int failures, TimeSpan stepWait, TimeSpan? retryAfter)
    {
        TimeSpan planned = TimeSpan.FromSeconds(SendSeconds[Math.Min(failures, SendSeconds.Length) - 1]);
        TimeSpan share = stepWait / 4;
        TimeSpan pause = Spread(planned < share ? planned : share, key, failures);
        TimeSpan asked = retryAfter ?? TimeSpan.Zero;
        TimeSpan longest = TimeSpan.FromMinutes(5);
        return asked <= pause ? pause
            : asked < longest ? asked
            : longest;
    }

    /// <summary>Whole milliseconds, because that is what every store keeps.</summary>
    private static TimeSpan Spread(TimeSpan pause, string name, int count)
    {
        uint hash = Hash(name, count);
        return TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds * (0.8 + (0.4 * hash / uint.MaxValue))));
    }

    /// <summary>FNV-1a, 32 bits: good enough to spread, the same on every machine. Source: Fowler, Noll and Vo, RFC 9923.</summary>
    private static uint Hash(string name, int count)
    {
        unchecked
        {
            uint hash = (2166136261 ^ (uint)count) * 16777619;
            foreach (char letter in name)
            {
                hash = (hash ^ letter) * 16777619;
            }

            return hash;
        }
    }
}
