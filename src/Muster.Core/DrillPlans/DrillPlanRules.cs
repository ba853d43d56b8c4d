// Which commands a planned drill takes.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using static Muster.Core.DrillPlans.DrillPlanCommand;

namespace Muster.Core.DrillPlans;

internal static class DrillPlanRules
{
    private static readonly Rejection NotFound = Rejection.NotFound("drill_plan.not_found", "There is no such planned drill.");

    private static readonly Rejection Over = new(
        "drill_plan.over",
        "This drill was played, called off, or nobody started it on its day; nothing was done. Start its scenario by itself, or plan it anew."
    );

    private static readonly Reason AlreadyMade = new("already_made", "It is planned already.");

    private static readonly Reason AlreadyCancelled = new("already_cancelled", "It was called off already.");

    public static Decision<DrillPlanEvent> Decide(DrillPlan plan, DrillPlanCommand command) =>
        command switch
        {
            Make c => plan.Exists ? AlreadyMade : Begin(c),
            _ when !plan.Exists => NotFound,
            Cancel c => End(plan, c),
            Play c => Start(plan, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };

    private static Decision<DrillPlanEvent> Begin(Make command)
    {
        Organisation known = command.Organisation;
        ImmutableArray<PersonId> invited = Invited(command);
        FieldErrors errors = new FieldErrors()
            .When(!known.Teams.ContainsKey(command.Team), "team", $"There is no team '{command.Team}'.")
            .OptionalText("scenario", command.Scenario, DrillLimits.NameCharactersMax)
            .Text("difficulty", command.Difficulty, DrillLimits.NameCharactersMax)
            .When(
                !ScheduleRules.IsKnownZone(command.Zone),
                "zone",
                $"'{command.Zone}' is no IANA time zone; use a name such as Europe/Prague."
            )
            .When(command.StartsAt is null, "startsAt", "Say when: a day and a time.")
            .When(command.StartsAt <= command.At, "startsAt", "That has passed. Choose a time to come, or start the drill now.")
            .When(
                command.StartsAt > command.At + DrillPlanDefaults.FurthestAhead,
                "startsAt",
                $"A drill is planned at most {DrillPlanDefaults.FurthestAhead.TotalDays:0} days ahead."
            );
        foreach (string stranger in command.Invited.Where(person => !known.People.ContainsKey(person)).Take(DrillPlanDefaults.InvitedMax))
        {
            errors.When(wrong: true, "invited", $"There is nobody with the id '{stranger}'.");
        }

        errors
            .When(
                invited.IsEmpty && known.Teams.ContainsKey(command.Team) && command.Invited.IsEmpty,
                "invited",
                "The team has no members. Name who is invited."
            )
            .When(invited.Length > DrillPlanDefaults.InvitedMax, "invited", $"At most {DrillPlanDefaults.InvitedMax} people are invited.");
        return errors.Any
            ? errors.Refuse("drill_plan.invalid", "Nothing was planned, because the input is not right.")
            : new DrillPlanEvent.Made(
                command.Id,
                new TeamId(command.Team),
                command.Scenario,
                command.Difficulty,
                new(command.StartsAt!.Value, command.Zone, command.Repeat),
                invited,
                command.By,
                command.At
            );
    }

    private static ImmutableArray<PersonId> Invited(Make command)
    {
        Organisation known = command.Organisation;
        return command.Invited.IsEmpty
            ? [.. known.Teams.GetValueOrDefault(command.Team)?.Members.Where(member => known.People.ContainsKey(member.Value)) ?? []]
            : [.. command.Invited.Where(known.People.ContainsKey).Distinct().Select(person => new PersonId(person))];
    }

    private static Decision<DrillPlanEvent> Start(DrillPlan plan, Play command)
    {
        if (plan.Next(command.At) is not { } next)
        {
            return Over;
        }

        return next - DrillPlanDefaults.OpensAhead > command.At
            ? new Rejection(
                "drill_plan.too_early",
                $"It is planned for {LocalMoment.Of(next, plan.Times.Zone)} and can be started {DrillPlanDefaults.OpensAhead.TotalHours:0} hours ahead. "
                    + "Nothing was started; play its scenario by itself until then."
            )
            : new DrillPlanEvent.Played(command.Drill, next, command.By, command.At);
    }

    private static Decision<DrillPlanEvent> End(DrillPlan plan, Cancel command)
    {
        if (plan.Cancellation is not null)
        {
            return AlreadyCancelled;
        }

        if (plan.Next(command.At) is null)
        {
            return Over;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", command.Reason, DrillPlanDefaults.ReasonCharactersMax);
        return errors.Any
            ? errors.Refuse("drill_plan.invalid", "Nothing was called off, because the input is not right.")
            : new DrillPlanEvent.Cancelled(command.Reason, command.By, command.At);
    }
}
