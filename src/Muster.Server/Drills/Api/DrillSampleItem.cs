// What monitoring read at one moment of a drill, as the API answers it.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.World;

namespace Muster.Server.Drills.Api;

/// <param name="T">The simulated second.</param>
/// <param name="Components">By their names.</param>
public sealed record DrillSampleItem(
    int T,
    double Offered,
    double Served,
    double Failed,
    double Shed,
    double Queued,
    ImmutableSortedDictionary<string, DrillReadingItem> Components
)
{
    internal static DrillSampleItem Of(Sample sample, IReadOnlyList<Component> components) =>
        new(
            sample.Second.At,
            Rounded(sample.Second.Offered),
            Rounded(sample.Second.Served),
            Rounded(sample.Second.Failed),
            Rounded(sample.Second.Shed),
            Rounded(sample.Second.Queued),
            components
                .Index()
                .ToImmutableSortedDictionary(
                    one => one.Item.Name,
                    one => DrillReadingItem.Of(sample.Readings[one.Index]),
                    StringComparer.Ordinal
                )
        );

    internal static double Rounded(double value) => Math.Round(value, 3);
}
