// Which calendars are taken into a schedule, and what of the shifts that were known stays.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

internal static class CalendarRules
{
    private static readonly Reason Same = new("calendar.same", "The schedule has these shifts already.");

    public static Decision<RosterEvent> Import(Roster roster, RosterCommand.ImportCalendar asked)
    {
        FieldErrors errors = new();
        Schedule? schedule = RosterRules.Schedule(errors, asked.Organisation, asked.Schedule);
        errors
            .When(
                schedule is { IsImported: false },
                "schedule",
                $"'{asked.Schedule}' has rotations of its own, and a calendar would hide them. Import it under another name."
            )
            .When(
                asked.Shifts.Length > RosterDefaults.ListedMax,
                "shifts",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A calendar has at most {RosterDefaults.ListedMax} shifts to come, this one has {asked.Shifts.Length}."
                )
            );
        foreach (PersonId person in asked.Shifts.Select(one => one.Person).Distinct())
        {
            RosterRules.Person(errors, asked.Organisation, "shifts", person.Value);
        }

        if (errors.Any)
        {
            return errors.Refuse("roster.invalid", "The schedule stays as it is.");
        }

        ImmutableArray<ListedShift> shifts =
        [
            .. asked
                .Shifts.Where(one => one.End > asked.At && one.Start < one.End)
                .Select(one => one with { Start = one.Start.ToUniversalTime(), End = one.End.ToUniversalTime() })
                .Distinct()
                .OrderBy(one => one.Start)
                .ThenBy(one => one.Person.Value, StringComparer.Ordinal),
        ];
        ImmutableArray<ListedShift> known = roster.Calendars.GetValueOrDefault(asked.Schedule, []);
        return roster.Calendars.ContainsKey(asked.Schedule) && Merged(known, shifts, asked.At).SequenceEqual(known)
            ? Same
            : new RosterEvent.CalendarImported(schedule!.Id, shifts, asked.By, asked.At);
    }

    /// <summary>
    /// What had passed stays as it was. A shift that runs goes on as one where both have it; else the new one begins where it was imported.
    /// </summary>
    public static ImmutableArray<ListedShift> Merged(
        ImmutableArray<ListedShift> known,
        ImmutableArray<ListedShift> imported,
        DateTimeOffset at
    )
    {
        bool GoesOn(ListedShift old) => imported.Any(one => one.Person == old.Person && one.Start == old.Start);
        return
        [
            .. known
                .Where(old => old.Start < at && !(old.End > at && GoesOn(old)))
                .Select(old => old.End > at ? old with { End = at } : old)
                .Concat(
                    imported.Select(one =>
                        one.Start >= at || known.Any(old => old.Person == one.Person && old.Start == one.Start)
                            ? one
                            : one with
                            {
                                Start = at,
                            }
                    )
                )
                .OrderBy(one => one.Start)
                .ThenBy(one => one.Person.Value, StringComparer.Ordinal),
        ];
    }
}
