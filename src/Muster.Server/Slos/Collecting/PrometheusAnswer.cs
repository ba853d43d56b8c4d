// What a Prometheus answered to a question for a range, or why it did not.
namespace Muster.Server.Slos.Collecting;

/// <param name="Values">By instant; empty where it has none.</param>
/// <param name="Failure">A sentence; null when it answered.</param>
/// <param name="IsAway">Whether it cannot be reached at all, so that no other question is worth asking now.</param>
internal sealed record PrometheusAnswer(IReadOnlyDictionary<DateTimeOffset, double> Values, string? Failure, bool IsAway)
{
    public static PrometheusAnswer Failed(string why) => new(new Dictionary<DateTimeOffset, double>(), why, IsAway: false);

    public static PrometheusAnswer Away(string why) => Failed(why) with { IsAway = true };
}
