// What monitoring read at one component of a drill, as the API answers it.
using Muster.Simulator.World;

namespace Muster.Server.Drills.Api;

/// <param name="Latency">Seconds until an answer.</param>
/// <param name="Utilisation">The share of its capacity that is used, 0 to 1.</param>
/// <param name="HitRatio">The share that it answers from memory, 0 to 1.</param>
public sealed record DrillReadingItem(
    double Offered,
    double Served,
    double Failed,
    double Shed,
    double Queue,
    double Latency,
    double Utilisation,
    double HitRatio,
    double Instances
)
{
    internal static DrillReadingItem Of(Reading reading) =>
        new(
            DrillSampleItem.Rounded(reading.Offered),
            DrillSampleItem.Rounded(reading.Served),
            DrillSampleItem.Rounded(reading.Failed),
            DrillSampleItem.Rounded(reading.Shed),
            DrillSampleItem.Rounded(reading.Queue),
            DrillSampleItem.Rounded(reading.Latency),
            DrillSampleItem.Rounded(reading.Utilisation),
            DrillSampleItem.Rounded(reading.HitRatio),
            reading.Instances
        );
}
