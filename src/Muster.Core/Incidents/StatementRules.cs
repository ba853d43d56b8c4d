// Holding statements: five lines that say something, a promise that runs as a timer, and words that somebody answers for.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class StatementRules
{
    public static Decision<IncidentEvent> Publish(Incident incident, IncidentCommand.PublishStatement command) =>
        incident.Statement(command.Statement.Id) is not null
            ? IncidentReasons.AlreadyWritten
            : Publish(incident, command.Statement, look: null, command.Override, command.Terms, command);

    /// <summary>A statement goes out when it is whole, when the words that the linter marks for the public are answered for, and when whoever must has looked at it.</summary>
    public static Decision<IncidentEvent> Publish(
        Incident incident,
        HoldingStatement statement,
        StatementLook? look,
        ImmutableArray<string> answered,
        StatementTerms terms,
        IncidentCommand command
    )
    {
        if (incident.Statements.Length >= IncidentLimits.StatementsMax)
        {
            return IncidentRejections.TooMany("statements", IncidentLimits.StatementsMax);
        }

        FieldErrors errors = Mistakes(incident, statement, command.At);
        if (errors.Any)
        {
            return IncidentRejections.Invalid(errors);
        }

        HoldingStatement tidied = Tidied(statement);
        if (!tidied.Audiences.Contains(Audience.Public))
        {
            return new StatementPublished(tidied with { Overridden = [] }, command.By, command.At);
        }

        if (terms.NeedsSecondLook && look is not { LooksRight: true })
        {
            return look is null ? IncidentRejections.SecondLookNeeded : IncidentRejections.ChangeAsked;
        }

        ImmutableArray<StatementFinding> found = StatementFinding.In(
            incident.Title,
            tidied,
            new(Audience.Public, terms.Facts, terms.InternalNames)
        );
        ImmutableArray<StatementFinding> open = [.. found.Where(one => !answered.Contains(one.Rule))];
        return open.IsEmpty
            ? new StatementPublished(
                tidied with
                {
                    Overridden = [.. found.Select(one => new OverriddenFinding(one.Rule, one.Words, command.By))],
                },
                command.By,
                command.At
            )
            : StatementFinding.Refusal(open, "incident.statement_findings");
    }

    /// <summary>
    /// A timer of a promise that another statement replaced has nothing to say. Before the first statement the promise is the response policy's, and only the timer
    /// knows when it was due.
    /// </summary>
    public static Decision<IncidentEvent> Chase(Incident incident, IncidentCommand.ChaseUpdate command)
    {
        if (incident.Type == IncidentType.Drill)
        {
            // A drill's promises run by its own clock, which may stand still; its score says whether they were kept.
            return IncidentReasons.Superseded;
        }

        bool owesTheFirst = incident.FirstStatementOwedSince is not null && incident.Phase is not (Phase.Resolved or Phase.Reviewed);
        DateTimeOffset? promised = owesTheFirst ? command.DueAt.ToUniversalTime() : incident.NextUpdateDueAt;
        return promised is not { } due || (due - command.DueAt).Duration() > IncidentLimits.TimerRounding ? IncidentReasons.Superseded
            : incident.NextUpdateMissed ? IncidentReasons.AlreadyMissed
            : due > command.At + IncidentLimits.TimerRounding ? IncidentReasons.UpdateNotDue
            : new UpdateMissed(due, command.By, command.At);
    }

    /// <summary>A reminder is for the promise that runs: since when it runs and how far it is from there to the reminder say for when it is.</summary>
    public static Decision<IncidentEvent> Remind(Incident incident, IncidentCommand.RemindOfUpdate command)
    {
        // A drill's promises run by its own clock.
        bool isOver = incident.Phase is Phase.Resolved or Phase.Reviewed || incident.Type == IncidentType.Drill;
        DateTimeOffset? since = incident.FirstStatementOwedSince ?? (incident.Statements is [.., { } last] ? last.At : null);
        if (isOver || incident.NextUpdateMissed || since is not { } from || command.RemindAt <= from)
        {
            return IncidentReasons.Superseded;
        }

        DateTimeOffset due = from + ((command.RemindAt - from) * 100 / command.Percent);
        bool isOfThisPromise =
            incident.FirstStatementOwedSince is not null
            || (incident.NextUpdateDueAt is { } promised && (promised - due).Duration() <= IncidentLimits.TimerRounding * 10);
        return !isOfThisPromise ? IncidentReasons.Superseded
            : command.RemindAt > command.At + IncidentLimits.TimerRounding ? IncidentReasons.UpdateNotDue
            : new UpdateReminded(incident.NextUpdateDueAt ?? due, command.Percent, command.By, command.At);
    }

    public static FieldErrors Mistakes(Incident incident, HoldingStatement statement, DateTimeOffset now)
    {
        FieldErrors errors = new FieldErrors()
            .Text("id", statement.Id, IncidentLimits.IdCharactersMax)
            .Text("status", statement.Status, IncidentLimits.StatementLineCharactersMax)
            .Text("impact", statement.Impact, IncidentLimits.StatementLineCharactersMax)
            .Text("currentAction", statement.CurrentAction, IncidentLimits.StatementLineCharactersMax)
            .When(
                statement.Corrects is { } corrected && incident.Statement(corrected) is null,
                "corrects",
                "The incident has published no such statement. Name the one that this corrects by its id."
            );
        CheckPromise(incident, statement.NextUpdateAt, now, errors);
        return errors;
    }

    public static HoldingStatement Tidied(HoldingStatement statement) =>
        statement with
        {
            Status = statement.Status.Trim(),
            Impact = statement.Impact.Trim(),
            CurrentAction = statement.CurrentAction.Trim(),
            NextUpdateAt = statement.NextUpdateAt?.ToUniversalTime(),
            Audiences = statement.Audiences.Add(Audience.Internal),
        };

    private static void CheckPromise(Incident incident, DateTimeOffset? next, DateTimeOffset now, FieldErrors errors)
    {
        if (next is { } promised)
        {
            errors.Promise("nextUpdateAt", promised, now);
            return;
        }

        errors.When(
            incident.Phase is Phase.Detected or Phase.Responding,
            "nextUpdateAt",
            "Promise the next update: only a mitigated or resolved incident has a last statement."
        );
    }
}
