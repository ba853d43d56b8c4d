// Whether a question for shifts can be answered: its end is not before its start, and the answer fits.
using System.Globalization;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

public static class ShiftQuestion
{
    /// <summary>Adds the mistakes of the question to <paramref name="errors"/>, at <c>to</c>.</summary>
    public static void Check(FieldErrors errors, Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(schedule);
        CheckInstant(errors, "to", to);
        errors
            .When(to < from, "to", "It is before 'from'.")
            .When(to - from > OnCallDefaults.ListedMax, "to", $"At most {OnCallDefaults.ListedMax.Days} days are listed at once.")
            .When(
                to - from <= OnCallDefaults.ListedMax && OnCallCalendar.ShiftsMax(schedule, to - from) > OnCallDefaults.ShiftsListedMax,
                "to",
                $"The schedule changes so often that more than {OnCallDefaults.ShiftsListedMax} shifts could lie in this time. Ask for less of it."
            );
    }

    /// <summary>Adds a mistake when the instant lies behind the last for which any schedule answers.</summary>
    public static void CheckInstant(FieldErrors errors, string name, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(errors);
        errors.When(
            Instant.FromDateTimeOffset(at) > OnCallCalendar.Last,
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Schedules answer until {OnCallCalendar.Last.ToDateTimeOffset():yyyy-MM-dd}. Ask for an earlier time."
            )
        );
    }
}
