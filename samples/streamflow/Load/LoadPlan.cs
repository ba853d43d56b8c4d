// How many viewers come, and how patient they are.
using StreamFlow.Hosting;

namespace StreamFlow.Load;

/// <param name="Rate">Pages a second that viewers want once all are there.</param>
/// <param name="Ramp">How long it takes until all are there: a cold cache bears no more.</param>
/// <param name="Length">When the load ends by itself.</param>
/// <param name="Wait">How long a viewer waits for a page.</param>
/// <param name="Retries">How often one tries again after a failure; who was told to come later does not.</param>
internal sealed record LoadPlan(int Rate, TimeSpan Ramp, TimeSpan Length, TimeSpan Wait, int Retries, int Films)
{
    public static LoadPlan Of(IConfiguration settings) =>
        new(
            settings.Number("rate", 300, 1, 2_000),
            TimeSpan.FromSeconds(settings.Number("ramp", 10, 1, 3_600)),
            TimeSpan.FromSeconds(settings.Number("seconds", 900, 1, 3_600)),
            TimeSpan.FromMilliseconds(settings.Number("wait", 2_000, 10, 60_000)),
            settings.Number("retries", 1, 0, 5),
            settings.Number("films", 300, 1, 100_000)
        );

    /// <summary>How many pages have been wanted when so much time has passed.</summary>
    public long WantedAfter(TimeSpan passed)
    {
        double ramp = Math.Min(passed.TotalSeconds, Ramp.TotalSeconds);
        return (long)(Rate * ((ramp * ramp / (2 * Ramp.TotalSeconds)) + passed.TotalSeconds - ramp));
    }
}
