// Which commands a drill takes: while its clock goes, in the order of its seconds, each once.
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.Drills.DrillCommand;

namespace Muster.Core.Drills;

internal static class DrillDecider
{
    public static Decision<DrillEvent> Decide(Drill drill, DrillCommand command) =>
        command switch
        {
            Start c => Begin(drill, c),
            _ when !drill.Exists => DrillRejections.NotFound,
            Act c => Do(drill, c),
            LinkIncident c => Link(drill, c),
            Stop c => End(drill, c),
            Explain c => Tell(drill, c),
            Judge c => Score(drill, c),
            _ when DrillClock.IsOver(drill, command.At) => DrillRejections.Over,
            Pause c => drill.Pause is null ? new DrillEvent.Paused(c.By, c.At) : DrillReasons.AlreadyPaused,
            Resume c => drill.Pause is null ? DrillReasons.NotPaused : new DrillEvent.Resumed(c.By, c.At),
            ChangeSpeed c => Hurry(drill, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };

    private static Decision<DrillEvent> Begin(Drill drill, Start command)
    {
        if (drill.Exists)
        {
            return DrillReasons.AlreadyStarted;
        }

        FieldErrors errors = new FieldErrors()
            .Text("scenario", command.Scenario, DrillLimits.NameCharactersMax)
            .Text("difficulty", command.Difficulty, DrillLimits.NameCharactersMax)
            .When(command.Seconds is < 1 or > DrillLimits.SecondsMax, "seconds", $"A drill lasts 1 to {DrillLimits.SecondsMax} seconds.");
        return Check(errors, command.Speed).Any
            ? DrillRejections.Invalid(errors)
            : new DrillEvent.Started(
                command.Id,
                command.Scenario,
                command.ScenarioHash,
                command.Seed,
                command.Difficulty,
                command.Seconds,
                command.Speed,
                command.PagesPeople,
                command.By,
                command.At
            );
    }

    private static Decision<DrillEvent> Do(Drill drill, Act command)
    {
        if (drill.Acts.Any(act => act.Id == command.Id))
        {
            return DrillReasons.AlreadyDone;
        }

        if (DrillClock.IsOver(drill, command.At))
        {
            return DrillRejections.Over;
        }

        if (drill.Pause is not null)
        {
            return DrillRejections.Paused;
        }

        if (drill.Acts.Length >= DrillLimits.ActsMax)
        {
            return DrillRejections.TooManyActs;
        }

        FieldErrors errors = Check(command);
        return errors.Any
            ? DrillRejections.Invalid(errors)
            : new DrillEvent.Acted(
                command.Id,
                SecondOf(drill, command),
                command.Verb,
                command.Target,
                command.Args,
                command.By,
                command.At
            );
    }

    /// <summary>Never before the last act, though the clock of another node may be a little behind.</summary>
    private static int SecondOf(Drill drill, Act command)
    {
        int second = DrillClock.Second(drill, command.At);
        return drill.Acts.IsEmpty ? second : Math.Max(second, drill.Acts[^1].Second);
    }

    private static FieldErrors Check(Act command)
    {
        FieldErrors errors = new FieldErrors()
            .Text("id", command.Id, DrillLimits.IdCharactersMax)
            .Text("do", command.Verb, DrillLimits.NameCharactersMax)
            .OptionalText("target", command.Target, DrillLimits.NameCharactersMax)
            .When(command.Args.Count > DrillLimits.ArgumentsMax, "args", $"There are at most {DrillLimits.ArgumentsMax} arguments.");
        foreach ((string name, string value) in command.Args)
        {
            errors.When(
                name.Length > DrillLimits.NameCharactersMax,
                "args",
                $"The name of an argument has at most {DrillLimits.NameCharactersMax} characters."
            );
            errors.OptionalText($"args.{name}", value, DrillLimits.ArgumentCharactersMax);
        }

        return errors;
    }

    private static Decision<DrillEvent> Hurry(Drill drill, ChangeSpeed command)
    {
        FieldErrors errors = Check(new FieldErrors(), command.Speed);
        return errors.Any ? DrillRejections.Invalid(errors)
            : drill.Speed == command.Speed ? DrillReasons.SameSpeed
            : new DrillEvent.SpeedChanged(command.Speed, command.By, command.At);
    }

    private static FieldErrors Check(FieldErrors errors, int speed) =>
        errors.When(
            speed is < DrillLimits.SpeedMin or > DrillLimits.SpeedMax,
            "speed",
            $"The speed lies between {DrillLimits.SpeedMin} and {DrillLimits.SpeedMax}; {speed} does not."
        );

    private static Decision<DrillEvent> Link(Drill drill, LinkIncident command) =>
        drill.Incident is not { } linked ? new DrillEvent.IncidentLinked(command.Incident, command.By, command.At)
        : linked == command.Incident ? DrillReasons.AlreadyLinked
        : DrillRejections.OtherIncident(linked);

    private static Decision<DrillEvent> Score(Drill drill, Judge command) =>
        drill.End is null ? DrillRejections.NotOver
        : drill.Score is not null ? DrillReasons.AlreadyScored
        : new DrillEvent.Scored(command.Points, command.ResolvedAt, command.By, command.At);

    private static Decision<DrillEvent> End(Drill drill, Stop command)
    {
        if (drill.End is not null)
        {
            return DrillReasons.AlreadyEnded;
        }

        DrillEnding why = DrillClock.IsOver(drill, command.At) ? DrillEnding.TimeIsUp : DrillEnding.Stopped;
        return new DrillEvent.Ended(why, DrillClock.Second(drill, command.At), command.By, command.At);
    }

    private static Decision<DrillEvent> Tell(Drill drill, Explain command)
    {
        if (!DrillClock.IsOver(drill, command.At))
        {
            return DrillRejections.NotOver;
        }

        FieldErrors errors = new FieldErrors().When(
            command.Whys.Length is < 1 or > DrillLimits.WhysMax,
            "whys",
            $"Give 1 to {DrillLimits.WhysMax} answers; there are {command.Whys.Length}."
        );
        foreach ((int index, DrillWhy why) in command.Whys.Take(DrillLimits.WhysMax).Index())
        {
            errors
                .Text($"whys[{index}].text", why.Text, DrillLimits.WhyCharactersMax)
                .OptionalText($"whys[{index}].evidence", why.Evidence, DrillLimits.EvidenceCharactersMax);
        }

        DrillExplanation? before = drill.Explanations.LastOrDefault(explanation => explanation.By == command.By);
        return errors.Any ? DrillRejections.Invalid(errors)
            : before?.Whys.SequenceEqual(command.Whys) == true ? DrillReasons.SameExplanation
            : drill.Explanations.Length >= DrillLimits.ExplanationsMax ? DrillRejections.TooManyExplanations
            : new DrillEvent.Explained(command.Whys, command.By, command.At);
    }
}
