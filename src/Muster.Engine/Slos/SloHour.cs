// The minutes of one hour of one series, as they are kept.
using System.Collections.Immutable;
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <param name="Hour">When it begins.</param>
/// <param name="Total">60 values, null for a minute of which nothing is known.</param>
/// <param name="Bad">As many, null where <paramref name="Total"/> is.</param>
internal sealed record SloHour(DateTimeOffset Hour, ImmutableArray<double?> Total, ImmutableArray<double?> Bad)
{
    public const int Minutes = 60;

    public static SloHour Of(DateTimeOffset hour, ReadOnlySpan<SliMinute?> minutes)
    {
        double?[] total = new double?[Minutes];
        double?[] bad = new double?[Minutes];
        for (int minute = 0; minute < Minutes; minute++)
        {
            total[minute] = minutes[minute]?.Total;
            bad[minute] = minutes[minute]?.Bad;
        }

        return new(hour, [.. total], [.. bad]);
    }

    public SliMinute?[] Read()
    {
        SliMinute?[] minutes = new SliMinute?[Minutes];
        for (int minute = 0; minute < Minutes; minute++)
        {
            minutes[minute] = Total[minute] is { } total && Bad[minute] is { } bad ? SliMinute.Of(total, bad) : null;
        }

        return minutes;
    }
}
