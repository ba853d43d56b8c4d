// What the counters of one instance said at an instant, and what came between two readings.
using System.Collections.Immutable;

namespace Muster.Core.Slos;

/// <param name="Total">All events since the instance began.</param>
/// <param name="Bad">Those that failed.</param>
public sealed record CounterReading(DateTimeOffset At, double Total, double Bad)
{
    /// <summary>When two readings lie further apart, nobody can tell which minutes the events between them belong to.</summary>
    public static TimeSpan ApartMax { get; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The minutes from this reading to the next, with what both counters rose by spread over them evenly; none where the next is no later, or too far away. A counter
    /// that fell was started anew.
    /// </summary>
    public ImmutableArray<MeasuredMinute> Until(CounterReading next)
    {
        ArgumentNullException.ThrowIfNull(next);
        TimeSpan apart = next.At - At;
        if (apart <= TimeSpan.Zero || apart > ApartMax)
        {
            return [];
        }

        double total = SliCounter.Increase(Total, next.Total);
        double bad = Math.Min(total, SliCounter.Increase(Bad, next.Bad));
        ImmutableArray<MeasuredMinute>.Builder minutes = ImmutableArray.CreateBuilder<MeasuredMinute>();
        for (DateTimeOffset minute = SliLedger.MinuteOf(At); minute < next.At; minute = minute.AddMinutes(1))
        {
            DateTimeOffset from = minute > At ? minute : At;
            DateTimeOffset until = minute.AddMinutes(1) < next.At ? minute.AddMinutes(1) : next.At;
            double part = (until - from) / apart;
            minutes.Add(new(0, minute, new(total * part, bad * part)));
        }

        return minutes.ToImmutable();
    }
}
