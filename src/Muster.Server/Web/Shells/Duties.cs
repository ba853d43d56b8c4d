// The duties that a person is on now, or was paged in, by the names that people give them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Shells;

public static class Duties
{
    /// <summary>A shift that is longer than this is shown as if it had begun then.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(60);

    /// <summary>The shift that the person is in now; of several the one that ends last. Null when they are off call.</summary>
    public static OnCallNow? Of(PersonId person, Organisation known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(known);
        var latest = known
            .Schedules.Values.SelectMany(schedule => OnCallCalendar.Who(schedule, now).Select(duty => (Schedule: schedule, Duty: duty)))
            .Where(one => one.Duty.Person == person)
            .OrderByDescending(one => one.Duty.Until)
            .FirstOrDefault();
        if (latest.Schedule is not { } schedule)
        {
            return null;
        }

        DateTimeOffset since = OnCallCalendar
            .Shifts(schedule, now - LookBack, now.AddSeconds(1))
            .Last(shift => shift.Person == person && shift.Rotation == latest.Duty.Rotation)
            .Start;
        return new(Name(schedule, latest.Duty.Rotation), since, latest.Duty.Until);
    }

    /// <summary>As whom a page reached a person: the schedule, the team or the role that stands in the step of its policy.</summary>
    public static string PagedAs(Page page, PersonId person, Organisation known)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(known);
        if (page.Subject?.Role is { } role)
        {
            return role.Label();
        }

        PageDelivery? last = page.Deliveries.LastOrDefault(delivery => delivery.Planned.Person == person);
        ImmutableArray<EscalationTarget> targets = last is null || last.Step > page.Steps.Length ? [] : page.Steps[last.Step - 1].Targets;
        return targets.Select(target => As(target, person, known, last!.PlannedAt)).OfType<string>().FirstOrDefault() ?? "responder";
    }

    /// <summary>A schedule with one rotation needs no second word.</summary>
    public static string Name(Schedule schedule, string rotation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Rotations.Length > 1 ? $"{schedule.Name}, {rotation}" : schedule.Name;
    }

    private static string? As(EscalationTarget target, PersonId person, Organisation known, DateTimeOffset at) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => null,
            EscalationTargetKind.Schedule => known.Schedule(new(target.Id)) is { } schedule
            && OnCallCalendar.Who(schedule, at).FirstOrDefault(duty => duty.Person == person) is { } duty
                ? Name(schedule, duty.Rotation)
                : null,
            EscalationTargetKind.Role => target.ToRole().Label(),
            EscalationTargetKind.Everyone => "everybody",
            EscalationTargetKind.Team or EscalationTargetKind.WholeTeam => known.Team(new(target.Id)) is { } team
            && team.Members.Contains(person)
                ? $"team {team.Name}"
                : null,
        };
}
