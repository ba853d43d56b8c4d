// Which swaps can be asked for, who may answer them, and what must still hold when they are accepted.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

internal static class SwapRules
{
    public static Decision<RosterEvent> Request(Roster roster, RosterCommand.RequestSwap asked)
    {
        FieldErrors errors = new();
        Schedule? schedule = RosterRules.Schedule(errors, roster.Over(asked.Organisation), asked.Schedule);
        Rotation? rotation = schedule?.Answering.FirstOrDefault(one => one.Name == asked.Rotation);
        errors.When(schedule is not null && rotation is null, "rotation", $"The schedule has no rotation '{asked.Rotation}'.");
        RosterRules.Person(errors, asked.Organisation, "from", asked.From);
        RosterRules.Person(errors, asked.Organisation, "to", asked.To);
        errors.When(asked.From == asked.To, "to", "A swap needs somebody else.");
        Check(errors, "", asked.Gives, asked.At);
        if (asked.InReturn is { } other)
        {
            Check(errors, "return", other, asked.At);
            errors.When(other.Overlaps(asked.Gives), "returnStart", "What is given and what is taken in return overlap.");
        }

        errors.OptionalText("reason", asked.Reason, RosterDefaults.ReasonMax);
        if (errors.Any)
        {
            return errors.Refuse("roster.invalid", "Nobody was asked.");
        }

        Swap swap = new(
            asked.Id,
            schedule!.Id,
            rotation!.Name,
            new(asked.From),
            new(asked.To),
            Utc(asked.Gives),
            asked.InReturn is null ? null : Utc(asked.InReturn),
            asked.Reason.Trim(),
            asked.By,
            asked.At
        );
        return Conflict(swap, schedule, rotation) is { } why ? why
            : roster.Swaps.Any(one => one.State(asked.At) == SwapState.Open && IsSame(one, swap))
                ? new Rejection("swap.asked_already", "The same swap is open already: wait for its answer, or withdraw it first.")
            : new RosterEvent.SwapRequested(
                swap.Id,
                swap.Schedule,
                swap.Rotation,
                swap.From,
                swap.To,
                swap.Gives,
                swap.InReturn,
                swap.Reason,
                swap.By,
                swap.At
            );
    }

    public static Decision<RosterEvent> Accept(Roster roster, RosterCommand.AcceptSwap asked)
    {
        if (Open(roster, asked.Id, asked.At, out Swap? swap) is { } closed)
        {
            return closed;
        }

        if (!asked.IsAdmin && asked.By != Actor.Person(swap!.To.Value))
        {
            return Rejection.Forbidden("swap.not_yours", $"Only {swap.To}, who was asked, or an admin can accept this swap.");
        }

        // Much may have changed since it was asked for.
        Schedule? schedule = roster.Over(asked.Organisation).Schedule(swap!.Schedule);
        Rotation? rotation = schedule?.Answering.FirstOrDefault(one => one.Name == swap.Rotation);
        return schedule is null || rotation is null
                ? new Rejection(
                    "swap.outdated",
                    "The schedule does not have this rotation any more. Nobody was swapped; withdraw the swap."
                )
            : Conflict(swap, schedule, rotation) is { } why ? why
            : new RosterEvent.SwapAccepted(swap.Id, asked.By, asked.At);
    }

    public static Decision<RosterEvent> Decline(Roster roster, RosterCommand.DeclineSwap asked)
    {
        if (Open(roster, asked.Id, asked.At, out Swap? swap) is { } closed)
        {
            return closed;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", asked.Reason, RosterDefaults.ReasonMax);
        return errors.Any ? errors.Refuse("roster.invalid", "The swap was not declined.")
            : !asked.IsAdmin && asked.By != Actor.Person(swap!.To.Value)
                ? Rejection.Forbidden("swap.not_yours", $"Only {swap.To}, who was asked, or an admin can decline this swap.")
            : new RosterEvent.SwapDeclined(asked.Id, asked.Reason.Trim(), asked.By, asked.At);
    }

    public static Decision<RosterEvent> Withdraw(Roster roster, RosterCommand.WithdrawSwap asked)
    {
        if (Open(roster, asked.Id, asked.At, out Swap? swap) is { } closed)
        {
            return closed;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", asked.Reason, RosterDefaults.ReasonMax);
        return errors.Any ? errors.Refuse("roster.invalid", "The swap was not withdrawn.")
            : !asked.IsAdmin && asked.By != swap!.By && asked.By != Actor.Person(swap.From.Value)
                ? Rejection.Forbidden("swap.not_yours", $"Only {swap.From}, whose turn it is, or an admin can withdraw this swap.")
            : new RosterEvent.SwapWithdrawn(asked.Id, asked.Reason.Trim(), asked.By, asked.At);
    }

    /// <summary>Why nobody can answer it any more; null while it is open.</summary>
    private static Rejection? Open(Roster roster, string id, DateTimeOffset now, out Swap? swap)
    {
        swap = roster.Swaps.FirstOrDefault(one => one.Id == id);
        return swap?.State(now) switch
        {
            null => Rejection.NotFound("swap.not_found", "There is no such swap. Nothing was changed; look at the list."),
            SwapState.Open => null,
            SwapState.Expired => new(
                "swap.expired",
                $"It could be answered until {swap.ExpiresAt.DayAndClock()}. Everybody stays as planned; an override can still be made."
            ),
            _ => new("swap.answered", $"It was answered already, at {swap.Answer!.At.DayAndClock()}. Nothing was changed."),
        };
    }

    private static void Check(FieldErrors errors, string prefix, Stretch when, DateTimeOffset now)
    {
        string start = prefix.Length == 0 ? "start" : prefix + "Start";
        string end = prefix.Length == 0 ? "end" : prefix + "End";
        errors
            .When(when.Start <= now, start, "A swap is about time to come: this has begun already. Make an override instead.")
            .When(when.End <= when.Start, end, "It has to end after it starts.")
            .When(when.End - when.Start > OnCallDefaults.OverrideMax, end, $"It lasts {OnCallDefaults.OverrideMax.Days} days at most.");
    }

    /// <summary>Each gives only what is theirs and takes only what leaves them one turn at a time; null when that holds.</summary>
    private static Rejection? Conflict(Swap swap, Schedule schedule, Rotation rotation)
    {
        int? together = rotation.Listed?.Together ?? rotation.Together;
        if (together > 1)
        {
            return new(
                "swap.together",
                $"The rotation '{rotation.Name}' has {together} people on call together, and whoever stands in would replace all of them. "
                    + "Nobody was swapped. Say that the one is away instead: then the next member joins the others. Where turns are to be swapped, "
                    + "make it as many rotations on one layer, with one person each: they answer together as well."
            );
        }

        return NotTheirs(schedule, rotation, swap.From, swap.Gives)
            ?? Absent(schedule, swap.To, swap.Gives)
            ?? (swap.InReturn is { } other ? NotTheirs(schedule, rotation, swap.To, other) ?? Absent(schedule, swap.From, other) : null);
    }

    private static Rejection? NotTheirs(Schedule schedule, Rotation rotation, PersonId person, Stretch when)
    {
        DateTimeOffset at = when.Start;
        foreach (OnCallShift shift in OnCallCalendar.Shifts(schedule, when.Start, when.End).Where(one => one.Rotation == rotation.Name))
        {
            if (shift.Start != at || shift.Person != person)
            {
                break;
            }

            at = shift.End;
        }

        return at == when.End
            ? null
            : new(
                "swap.not_theirs",
                $"From {at.DayAndClock()} on it is not {person} who is on call in '{rotation.Name}', so they cannot give that time away. "
                    + "Nobody was swapped; look at the shifts and ask again."
            );
    }

    private static Rejection? Absent(Schedule schedule, PersonId person, Stretch when)
    {
        ImmutableArray<Absence> absences = schedule.Arranged.Absences;
        Absence? away = absences.FirstOrDefault(one => one.Person == person && when.Overlaps(new(one.Start, one.End)));
        return away is null
            ? null
            : new(
                "swap.absent",
                $"{person} is away from {away.Start.DayAndClock()} to {away.End.DayAndClock()} and cannot take this time. Nobody was swapped."
            );
    }

    private static bool IsSame(Swap one, Swap other) =>
        one.Schedule == other.Schedule && one.Rotation == other.Rotation && one.To == other.To && one.Gives == other.Gives;

    private static Stretch Utc(Stretch when) => new(when.Start.ToUniversalTime(), when.End.ToUniversalTime());
}
