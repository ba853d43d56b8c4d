// A silence that comes again at the same local time each week: a maintenance window.
using System.Collections.Immutable;
using Muster.Core.OnCall;

namespace Muster.Core.Alerts;

public static class SilenceSeries
{
    /// <summary>One draft for each week, ascending, each as long as the first; the reason says which of how many it is when there are several.</summary>
    /// <param name="weeks">1 to <see cref="SilenceDefaults.WeeksMax"/>.</param>
    /// <param name="zone">A known IANA zone, whose clock the weeks keep.</param>
    public static ImmutableArray<SilenceDraft> Weekly(SilenceDraft first, int weeks, string zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (weeks <= 1)
        {
            return [first];
        }

        DateTimeOffset start = first.StartsAt ?? now;
        TimeSpan length = first.EndsAt - start;
        return
        [
            .. WeeklyTimes
                .From(start, weeks, zone)
                .Select(
                    (at, week) =>
                        first with
                        {
                            StartsAt = at,
                            EndsAt = at + length,
                            Comment = $"{first.Comment} (week {week + 1} of {weeks})",
                        }
                ),
        ];
    }
}
