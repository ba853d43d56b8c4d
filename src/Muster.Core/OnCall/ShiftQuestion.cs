// Whether a question for shifts can be answered: its end is not before its start, and the answer fits.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

public static class ShiftQuestion
{
    /// <summary>Adds the mistakes of the question to <paramref name="errors"/>, at <c>to</c>.</summary>
    public static void Check(FieldErrors errors, Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(errors);
        errors
            .When(to < from, "to", "It is before 'from'.")
            .When(to - from > OnCallDefaults.ListedMax, "to", $"At most {OnCallDefaults.ListedMax.Days} days are listed at once.")
            .When(
                to - from <= OnCallDefaults.ListedMax && OnCallCalendar.ShiftsMax(schedule, to - from) > OnCallDefaults.ShiftsListedMax,
                "to",
                $"The schedule changes so often that more than {OnCallDefaults.ShiftsListedMax} shifts could lie in this time. Ask for less of it."
            );
    }
}
