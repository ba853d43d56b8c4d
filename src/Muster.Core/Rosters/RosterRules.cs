// Which overrides, gaps on purpose and absences are accepted, and how they are taken back.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

internal static class RosterRules
{
    public static Decision<RosterEvent> Add(Roster roster, RosterCommand.AddChange asked)
    {
        FieldErrors errors = new();
        Schedule? schedule = Schedule(errors, roster.Over(asked.Organisation), asked.Schedule);
        errors.When(
            schedule is not null && asked.Rotation is not null && !schedule.Answering.Any(one => one.Name == asked.Rotation),
            "rotation",
            $"The schedule has no rotation '{asked.Rotation}'; leave it out to mean all of them."
        );
        if (!asked.IsGap)
        {
            Person(errors, asked.Organisation, "person", asked.Person);
            string? away = Away(roster, asked.Person, new(Later(asked.When.Start, asked.At), asked.When.End));
            errors.When(
                away is not null,
                "person",
                $"{asked.Person} is away {away} and cannot stand in. Choose somebody else, or remove the absence first."
            );
        }

        When(errors, "", asked.When, asked.At);
        errors.Text("reason", asked.Reason, RosterDefaults.ReasonMax);
        errors.When(
            roster.Changes.Count(one => one.Counting is not null && one.When.End > asked.At) >= RosterDefaults.PendingMax,
            "end",
            $"There are {RosterDefaults.PendingMax} overrides and gaps to come already; remove some first."
        );
        if (errors.Any)
        {
            return errors.Refuse("roster.invalid", "The schedule stays as it is.");
        }

        DateTimeOffset start = Later(asked.When.Start, asked.At);
        string reason = asked.Reason.Trim();
        return asked.IsGap
            ? new RosterEvent.GapAdded(asked.Id, schedule!.Id, asked.Rotation, start, asked.When.End, reason, asked.By, asked.At)
            : new RosterEvent.OverrideAdded(
                asked.Id,
                schedule!.Id,
                asked.Rotation,
                new PersonId(asked.Person!),
                start,
                asked.When.End,
                reason,
                asked.By,
                asked.At
            );
    }

    public static Decision<RosterEvent> Remove(Roster roster, RosterCommand.RemoveChange asked)
    {
        if (roster.Changes.FirstOrDefault(one => one.Id == asked.Id) is not { } change)
        {
            return Rejection.NotFound("roster.not_found", "There is no such override or gap. Nothing was changed; look at the list.");
        }

        return Refusal(asked.Reason, change.When, change.Removed, asked.At) is { } why
            ? why
            : new RosterEvent.ChangeRemoved(change.Id, asked.Reason.Trim(), asked.By, asked.At);
    }

    public static Decision<RosterEvent> Add(Roster roster, RosterCommand.AddAbsence asked)
    {
        FieldErrors errors = new();
        Person(errors, asked.Organisation, "person", asked.Person);
        When(errors, "", asked.When, asked.At);
        errors.OptionalText("reason", asked.Reason, RosterDefaults.ReasonMax);
        errors.When(
            roster.Absences.Count(one => one.Counting is not null && one.When.End > asked.At) >= RosterDefaults.PendingMax,
            "end",
            $"There are {RosterDefaults.PendingMax} absences to come already; remove some first."
        );
        return errors.Any
            ? errors.Refuse("roster.invalid", "Nobody is away for it.")
            : new RosterEvent.AbsenceAdded(
                asked.Id,
                new PersonId(asked.Person),
                Later(asked.When.Start, asked.At),
                asked.When.End,
                asked.Reason.Trim(),
                asked.By,
                asked.At
            );
    }

    public static Decision<RosterEvent> Remove(Roster roster, RosterCommand.RemoveAbsence asked)
    {
        if (roster.Absences.FirstOrDefault(one => one.Id == asked.Id) is not { } absence)
        {
            return Rejection.NotFound("roster.not_found", "There is no such absence. Nothing was changed; look at the list.");
        }

        return Refusal(asked.Reason, absence.When, absence.Removed, asked.At) is { } why
            ? why
            : new RosterEvent.AbsenceRemoved(absence.Id, asked.Reason.Trim(), asked.By, asked.At);
    }

    /// <summary>The schedule of this id as the organisation has it; null with a mistake when there is none.</summary>
    public static Schedule? Schedule(FieldErrors errors, Organisation organisation, string id)
    {
        Schedule? schedule = organisation.Schedules.GetValueOrDefault(id);
        errors.When(schedule is null, "schedule", $"There is no schedule '{id}'.");
        return schedule;
    }

    public static void Person(FieldErrors errors, Organisation organisation, string field, string? id) =>
        errors.When(
            string.IsNullOrEmpty(id) || !organisation.People.ContainsKey(id),
            field,
            string.IsNullOrEmpty(id) ? "Name a person by their id." : $"There is nobody with the id '{id}'."
        );

    /// <summary>It ends after it starts, lies not wholly in the past, and is no longer than an override may be.</summary>
    public static void When(FieldErrors errors, string prefix, Stretch when, DateTimeOffset now) =>
        errors
            .When(when.End <= when.Start, prefix + "end", "It has to end after it starts.")
            .When(
                when.End > when.Start && when.End <= now,
                prefix + "end",
                "It lies in the past: who was on call then cannot be changed any more."
            )
            .When(
                when.End - when.Start > OnCallDefaults.OverrideMax,
                prefix + "end",
                $"It lasts {OnCallDefaults.OverrideMax.Days} days at most; what holds for longer belongs into the schedule."
            );

    /// <summary>The first absence of theirs that takes from the time: <c>from … to …</c>; null when there is none.</summary>
    private static string? Away(Roster roster, string? person, Stretch when) =>
        roster
            .Absences.Where(one => one.Person.Value == person)
            .Select(one => one.Counting)
            .OfType<Absence>()
            .Where(one => when.Overlaps(new(one.Start, one.End)))
            .Select(one => $"from {one.Start.DayAndClock()} to {one.End.DayAndClock()}")
            .FirstOrDefault();

    private static Rejection? Refusal(string reason, Stretch when, Withdrawal? removed, DateTimeOffset now)
    {
        FieldErrors errors = new FieldErrors().Text("reason", reason, RosterDefaults.ReasonMax);
        return errors.Any ? errors.Refuse("roster.invalid", "It was not removed.")
            : removed is { } before ? new("roster.removed", $"{before.By} has removed it already, at {before.At.DayAndClock()}.")
            : when.End <= now ? new("roster.over", "It is over: what was cannot be taken back.")
            : null;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => (one > other ? one : other).ToUniversalTime();
}
