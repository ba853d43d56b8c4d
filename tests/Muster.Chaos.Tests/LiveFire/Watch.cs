// Waits for what a real Prometheus sees.
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

internal static class Watch
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Until the expression, a comparison, answers something: then what it compares is so.</summary>
    public static async Task UntilAsync(this PrometheusServer prometheus, string what, string expression)
    {
        try
        {
            await Until.TrueAsync(what, Longest, async () => await prometheus.ValueAsync(expression) is not null);
        }
        catch (TimeoutException late)
        {
            string seen = string.Join(
                ", ",
                await Task.WhenAll(Curve.Names.Select(async name => $"{name} {await prometheus.ValueAsync(name)}"))
            );
            throw new TimeoutException($"{late.Message} Prometheus says: {seen}.", late);
        }
    }
}
