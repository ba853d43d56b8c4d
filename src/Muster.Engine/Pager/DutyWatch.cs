// Tells people ahead of time that their duty begins, and the owners of a schedule that nobody will be on call.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// Looks at the coming days when the plan changes, when somebody is to be told, and once an hour; not at each tick. What was told is a row that is written with the
/// message, so that of several nodes one tells it.
/// </summary>
public sealed class DutyWatch(
    OrganisationReader organisations,
    CommandRunner runner,
    IViewStore views,
    Troubles troubles,
    TimeProvider clock
) : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>How soon a change of the plan is seen.</summary>
    private static readonly TimeSpan Changed = TimeSpan.FromSeconds(5);

    /// <summary>A day: what began before that is no news.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    private readonly Aside<ScheduleId> _gaps = troubles.NewAside<ScheduleId>();
    private int? _revision;
    private DateTimeOffset _asked = DateTimeOffset.MinValue;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "duty";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _asked + Changed && now < _next)
        {
            return Sooner(_asked + Changed, _next);
        }

        (Organisation organisation, _, int revision) = await organisations.WithRosterAsync(stop);
        _asked = now;
        if (now < _next && revision == _revision)
        {
            return Sooner(now + Changed, _next);
        }

        DateTimeOffset next = now + Every;
        foreach (IGrouping<PersonId, DutyStart> own in Starts(organisation, now).GroupBy(one => one.Person))
        {
            if (organisation.Person(own.Key) is { IsToldAhead: true } person)
            {
                DateTimeOffset due = await TellAsync(organisation, person, [.. own], now, stop);
                next = Sooner(due, next);
            }
        }

        _gaps.KeepOnly(organisation.Schedules.Values.Select(schedule => schedule.Id));
        foreach (Schedule schedule in organisation.Schedules.Values)
        {
            ImmutableArray<OnCallGap> coming = OnCallAnswers.Gaps(schedule, now);
            Show(schedule, coming, now);
            await TellAsync(organisation, schedule, coming, stop);
        }

        (_revision, _next) = (revision, next);
        return Sooner(now + Changed, next);
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static IEnumerable<DutyStart> Starts(Organisation organisation, DateTimeOffset now)
    {
        (DateTimeOffset from, DateTimeOffset to) = (now - Back, now + ShiftNotices.Look);
        return organisation
            .Schedules.Values.SelectMany(one => ShiftNotices.Starts(one.Id, OnCallAnswers.Shifts(one, from, to), from, to))
            .OrderBy(one => one.Start);
    }

    /// <summary>Tells what is due; answers when the next is.</summary>
    private async Task<DateTimeOffset> TellAsync(
        Organisation organisation,
        Person person,
        ImmutableArray<DutyStart> starts,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        while (ShiftNotices.Next(person, starts, Told(await ShiftsRowAsync(person, stop)), now) is { } next)
        {
            if (next.At > now)
            {
                return next.At;
            }

            Outcome outcome = await runner.RunAsync(
                null,
                async (work, cancel) =>
                {
                    View? row = await ShiftsRowAsync(person, cancel);
                    ImmutableArray<ToldShift> told = Told(row);
                    if (ShiftNotices.Next(person, starts, told, work.Now) is not { } due || due.At > work.Now)
                    {
                        return null;
                    }

                    IEnumerable<ToldShift> kept = told.Where(one => one.Start > now - Back);
                    ImmutableArray<ToldShift> known = [.. kept, .. due.Of.Select(one => one.Told)];
                    work.Put(new View(Views.ToldShifts, person.Id.Value, Views.Recorded, work.Now, "", ViewJson.Write(known)), row);
                    DutyStart first = due.Of[0];
                    string key = $"shift/{person.Id}/{first.Schedule}/{first.Start.ToUnixTimeSeconds()}/{work.NewId()}";
                    NoticePost.Send(work, person, key, key, DutyText.Of(organisation, person, due.Of, work.Now));
                    return null;
                },
                stop
            );
            if (outcome is Outcome.Refused)
            {
                // Others keep telling the same person: the next turn sees what is left.
                return now;
            }
        }

        return now + Every;
    }

    private async Task TellAsync(Organisation organisation, Schedule schedule, ImmutableArray<OnCallGap> coming, CancellationToken stop)
    {
        if (!Differs(coming, Gaps(await GapsRowAsync(schedule, stop))))
        {
            return;
        }

        await runner.RunAsync(
            null,
            async (work, cancel) =>
            {
                View? row = await GapsRowAsync(schedule, cancel);
                ImmutableArray<OnCallGap> told = Gaps(row);
                if (!Differs(coming, told))
                {
                    return null;
                }

                work.Put(new View(Views.ToldGaps, schedule.Id.Value, Views.Recorded, work.Now, "", ViewJson.Write(coming)), row);
                ImmutableArray<OnCallGap> untold = GapNotices.Untold(coming, told);
                string about = $"gap/{schedule.Id}/{work.NewId()}";
                foreach (Person owner in untold.IsEmpty ? [] : GapNotices.Owners(organisation, schedule))
                {
                    NoticePost.Send(work, owner, about, $"{about}/{owner.Id}", DutyText.Of(schedule, owner, untold, work.Now));
                }

                return null;
            },
            stop
        );
    }

    /// <summary>Whether there is a gap that was not told, one that was and is over, or one that reaches a day further than when it was.</summary>
    private static bool Differs(ImmutableArray<OnCallGap> coming, ImmutableArray<OnCallGap> told) =>
        !GapNotices.Untold(coming, told).IsEmpty
        || !GapNotices.Untold(told, coming).IsEmpty
        || coming.Any(gap => told.All(one => one.Rotation != gap.Rotation || one.Role != gap.Role || one.End < gap.End - Back));

    private void Show(Schedule schedule, ImmutableArray<OnCallGap> coming, DateTimeOffset now)
    {
        if (coming.IsEmpty)
        {
            _gaps.Forget(schedule.Id);
            return;
        }

        _gaps.Put(
            schedule.Id,
            now,
            _ => Every,
            (since, _) =>
                new(
                    $"Times ahead with nobody on call are known in the schedule {schedule.Id}",
                    since,
                    $"Find somebody, or say that it is on purpose, at /on-call/{schedule.Id}.",
                    string.Join(" ", coming.Take(DutyText.GapsMax).Select(gap => DutyText.Of(gap, "Etc/UTC", now)))
                )
                {
                    IsWarning = true,
                }
        );
    }

    private Task<View?> ShiftsRowAsync(Person person, CancellationToken cancel) =>
        views.FindAsync(Views.ToldShifts, person.Id.Value, cancel);

    private Task<View?> GapsRowAsync(Schedule schedule, CancellationToken cancel) =>
        views.FindAsync(Views.ToldGaps, schedule.Id.Value, cancel);

    private static ImmutableArray<ToldShift> Told(View? row) => row is null ? [] : row.Row<ImmutableArray<ToldShift>>();

    private static ImmutableArray<OnCallGap> Gaps(View? row) => row is null ? [] : row.Row<ImmutableArray<OnCallGap>>();
}
