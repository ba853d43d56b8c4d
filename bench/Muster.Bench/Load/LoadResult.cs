// What a load reached, and what it cost on either side.
namespace Muster.Bench.Load;

/// <param name="Accepted">Alerts that were answered 2xx, or requests of readers that were answered as expected.</param>
/// <param name="Refused">Requests that were answered otherwise, or not at all.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <param name="Latencies">Of each request, sorted.</param>
/// <param name="GeneratorShare">The share of the whole machine's processor time that this program took, 0 to 1.</param>
/// <param name="ServerShare">The same of the server's first process.</param>
public sealed record LoadResult(
    long Accepted,
    long Refused,
    TimeSpan Took,
    IReadOnlyList<TimeSpan> Latencies,
    double GeneratorShare,
    double ServerShare
)
{
    /// <summary>Alerts or requests a second.</summary>
    public double Rate => Took > TimeSpan.Zero ? Accepted / Took.TotalSeconds : 0;
}
