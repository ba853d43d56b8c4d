// Waits for something real to come true, and says what was there when it did not.
using System.Diagnostics;

namespace Muster.Peers;

public static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is not null. Throws with <paramref name="what"/> and the last failure when <paramref name="longest"/> has passed.</summary>
    public static async Task<T> AsyncOf<T>(string what, TimeSpan longest, Func<Task<T?>> ask)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(ask);
        Stopwatch watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed < longest)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                last = failure;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Waited {longest.TotalSeconds:0} s in vain for: {what}.", last);
    }

    public static Task TrueAsync(string what, TimeSpan longest, Func<Task<bool>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return AsyncOf<object>(what, longest, async () => await ask() ? new object() : null);
    }
}
