// Waits until something that the engine does in its own time has been done.
using System.Diagnostics;

namespace Muster.Server.Tests.Drivers;

public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The first answer that is not null; fails with <paramref name="what"/> after thirty seconds.</summary>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Longest)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{what} did not happen within {Longest.TotalSeconds:0} s.");
    }

    public static Task HoldsAsync(string what, Func<Task<bool>> look) => GetAsync(what, async () => await look() ? "yes" : null);
}
