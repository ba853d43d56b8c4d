// A silence that comes again at the same local time each week: a maintenance window.
using System.Collections.Immutable;
using Muster.Core.OnCall;

namespace Muster.Core.Alerts;

public static class SilenceSeries
{
    /// <summary>One draft for each week, ascending, each from and to the local times of the first; the reason says which of how many it is when there are several.</summary>
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
        return
        [
            .. WallTime
                .Weekly(start, weeks, zone)
                .Zip(WallTime.Weekly(first.EndsAt, weeks, zone))
                .Select(
                    (window, week) =>
                        first with
                        {
                            StartsAt = window.First,
                            EndsAt = window.Second,
                            Comment = $"{first.Comment} (week {week + 1} of {weeks})",
                        }
                ),
        ];
    }
}
