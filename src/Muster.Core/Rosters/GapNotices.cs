// Which gaps of a schedule its owners were not told of yet, and who its owners are.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Rosters;

public static class GapNotices
{
    /// <summary>A week: long enough to find somebody, short enough to be believed.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>Those that nobody meant and that begin within a week.</summary>
    public static ImmutableArray<OnCallGap> Coming(Schedule schedule, DateTimeOffset now) =>
        [.. OnCallGaps.Of(schedule, now, now + ShiftNotices.Look).Where(gap => gap.Reason is null && gap.Start < now + Ahead)];

    /// <summary>Those of <paramref name="coming"/> of which no part was told. A gap that was told and closed is forgotten when it is not among them any more.</summary>
    public static ImmutableArray<OnCallGap> Untold(ImmutableArray<OnCallGap> coming, ImmutableArray<OnCallGap> told) =>
        [
            .. coming.Where(gap =>
                !told.Any(one => one.Rotation == gap.Rotation && one.Role == gap.Role && one.Start < gap.End && gap.Start < one.End)
            ),
        ];

    /// <summary>
    /// The teams that answer by the schedule or whose services page by it; whoever takes turns in it where there are none; everybody where it has nobody at all.
    /// </summary>
    public static ImmutableArray<Person> Owners(Organisation organisation, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(schedule);
        PersonId[] teams =
        [
            .. organisation
                .Teams.Values.Where(team =>
                    team.Schedule == schedule.Id
                    || organisation.Services.Values.Any(service => service.Team == team.Id && PagesBy(organisation, service, schedule.Id))
                )
                .SelectMany(team => team.Members),
        ];
        IEnumerable<PersonId> own =
            teams.Length > 0
                ? teams
                : schedule.Answering.SelectMany(rotation => rotation.Listed?.Everybody ?? rotation.Members.AsEnumerable());
        ImmutableArray<Person> known = [.. own.Distinct().Select(organisation.Person).OfType<Person>()];
        return known.IsEmpty ? [.. organisation.People.Values] : known;
    }

    private static bool PagesBy(Organisation organisation, Service service, ScheduleId schedule) =>
        service.CommandRotation == schedule
        || organisation.EscalationPolicy(service.EscalationPolicy) is { } policy
            && policy.Steps.Any(step =>
                step.Targets.Any(target => target.Kind == EscalationTargetKind.Schedule && target.Id == schedule.Value)
            );
}
