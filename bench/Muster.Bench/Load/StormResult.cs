// What a storm reached, and what it cost on either side.
namespace Muster.Bench.Load;

/// <param name="Accepted">Alerts answered 2xx.</param>
/// <param name="Refused">Requests that were answered otherwise, or not at all.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <param name="Latencies">Of each request, sorted.</param>
/// <param name="GeneratorShare">The share of the whole machine's processor time that this program took, 0 to 1.</param>
/// <param name="ServerShare">The same of the server.</param>
public sealed record StormResult(
    long Accepted,
    long Refused,
    TimeSpan Took,
    IReadOnlyList<TimeSpan> Latencies,
    double GeneratorShare,
    double ServerShare
)
{
    /// <summary>Alerts a second.</summary>
    public double Rate => Took > TimeSpan.Zero ? Accepted / Took.TotalSeconds : 0;
}
