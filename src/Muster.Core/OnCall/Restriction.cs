// A part of the week in which a rotation has somebody on call.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Begins at <see cref="From"/> on each of <see cref="Days"/> (every day when there are none), in the rotation's zone, and ends at the next <see cref="To"/> after
/// that: on the same day, or over midnight on the next. With <see cref="ToDay"/> it ends on the next such weekday instead, which may lie behind the week's end.
/// Equal times last a whole day, or a whole week where the weekday is equal as well. The bounds follow <see cref="LocalHandover"/>.
/// </summary>
public sealed record Restriction(
    ImmutableArray<Weekday> Days,
    [property: JsonConverter(typeof(LocalTimeJsonConverter))] LocalTime From,
    [property: JsonConverter(typeof(LocalTimeJsonConverter))] LocalTime To
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Weekday? ToDay { get; init; }

    /// <summary>Whether it begins on this day.</summary>
    internal bool BeginsOn(LocalDate day) => Days.IsDefaultOrEmpty || Days.Contains((Weekday)day.DayOfWeek);

    /// <summary>How many days after its beginning it ends, 0 to 7.</summary>
    internal int DaysUntilEnd(LocalDate begun)
    {
        int days = ToDay is { } last ? ((int)last - (int)begun.DayOfWeek + 7) % 7 : 0;
        return days > 0 || To > From ? days
            : ToDay is null ? 1
            : 7;
    }
}
