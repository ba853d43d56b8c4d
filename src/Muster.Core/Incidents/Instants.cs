// Which instants somebody can plausibly claim for something that has happened.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

internal static class Instants
{
    public static bool IsPlausiblePast(DateTimeOffset claimed, DateTimeOffset now) =>
        claimed <= now + IncidentLimits.ClockTolerance && claimed >= now - IncidentLimits.LookBackMax;

    /// <summary>Notes a mistake unless the instant lies in the last year and, but for the clocks' tolerance, not in the future.</summary>
    public static FieldErrors Past(this FieldErrors errors, string field, DateTimeOffset? claimed, DateTimeOffset now) =>
        errors
            .When(claimed > now + IncidentLimits.ClockTolerance, field, "This instant lies in the future. Say when it happened.")
            .When(claimed < now - IncidentLimits.LookBackMax, field, "This instant is over a year ago. Check the year.");

    /// <summary>Notes a mistake unless the instant lies in the future, at most <see cref="IncidentLimits.PromiseMax"/> away.</summary>
    public static FieldErrors Promise(this FieldErrors errors, string field, DateTimeOffset promised, DateTimeOffset now) =>
        errors
            .When(promised <= now, field, "This instant has passed. Choose one in the future (UTC).")
            .When(promised > now + IncidentLimits.PromiseMax, field, "This is more than 24 hours away. Choose an earlier one.");

    /// <summary>In UTC, and not after <paramref name="now"/>: what a fast clock claims happened now.</summary>
    public static DateTimeOffset NotAfter(this DateTimeOffset claimed, DateTimeOffset now) =>
        (claimed > now ? now : claimed).ToUniversalTime();
}
