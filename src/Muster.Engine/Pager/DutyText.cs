// What people are told of duty that begins and of gaps that come, in their own time.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;

namespace Muster.Engine.Pager;

internal static class DutyText
{
    /// <summary>10 in a message: who has more looks at the schedule.</summary>
    internal const int GapsMax = 10;

    internal static (string Title, ImmutableArray<string> Lines, string Path) Of(
        Organisation organisation,
        Person person,
        ImmutableArray<DutyStart> starts,
        DateTimeOffset now
    )
    {
        DutyStart first = starts[0];
        string name = organisation.Schedule(first.Schedule)?.Name ?? first.Schedule.Value;
        string when = LocalMoment.Of(first.Start, person.Zone);
        return (
            first.Start > now ? $"You are on call for {name} from {when}" : $"You are on call for {name} since {when}",
            [
                .. starts.Select(one =>
                    $"{organisation.Schedule(one.Schedule)?.Name ?? one.Schedule.Value}, {one.Role?.Label() ?? one.Rotation}: from {LocalMoment.Of(one.Start, person.Zone)}"
                    + (one.End is { } end ? $" to {LocalMoment.Of(end, person.Zone)}." : ", for more than a week.")
                ),
                "If you cannot, ask somebody for a swap or name who stands in.",
            ],
            "/on-call/" + first.Schedule
        );
    }

    internal static (string Title, ImmutableArray<string> Lines, string Path) Of(
        Schedule schedule,
        Person owner,
        ImmutableArray<OnCallGap> gaps,
        DateTimeOffset now
    ) =>
        (
            $"Nobody is on call for {schedule.Name} {From(gaps[0], owner.Zone, now)}",
            [
                .. gaps.Take(GapsMax).Select(gap => Of(gap, owner.Zone, now)),
                .. gaps.Length > GapsMax
                    ? [string.Create(CultureInfo.InvariantCulture, $"And {gaps.Length - GapsMax} more.")]
                    : Array.Empty<string>(),
                "Find somebody who stands in, or say that the gap is on purpose.",
            ],
            "/on-call/" + schedule.Id
        );

    internal static string Of(OnCallGap gap, string zone, DateTimeOffset now)
    {
        string who = gap.Rotation ?? gap.Role?.Label() ?? "the schedule";
        string until = gap.End < now + ShiftNotices.Look ? $"until {LocalMoment.Of(gap.End, zone)}" : "for more than a week";
        return $"{who} has nobody {From(gap, zone, now)} {until}.";
    }

    private static string From(OnCallGap gap, string zone, DateTimeOffset now) =>
        gap.Start <= now ? "now" : $"from {LocalMoment.Of(gap.Start, zone)}";
}
