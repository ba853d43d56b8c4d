// What a storm sends: how many label sets in what batches, over how many connections, and when it ends.
namespace Muster.Bench.Load;

/// <param name="Batch">Alerts a request.</param>
/// <param name="Sets">After so many label sets it begins with the first again.</param>
/// <param name="AlertsMax">It ends after so many alerts; null: only by time or when told.</param>
/// <param name="Longest">It ends after that long, whatever it has sent.</param>
public sealed record StormPlan(int Batch, long Sets, long? AlertsMax, TimeSpan Longest, int Connections)
{
    /// <summary>No more alerts a second than this; null: as many as are taken.</summary>
    public double? RateMax { get; init; }

    /// <summary>The number of the first label set.</summary>
    public long First { get; init; }
}
