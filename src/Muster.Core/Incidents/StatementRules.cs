// Holding statements: five lines that say something, and a promise that runs as a timer.
using Muster.Core.Communications;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class StatementRules
{
    public static Decision<IncidentEvent> Publish(Incident incident, IncidentCommand.PublishStatement command)
    {
        HoldingStatement statement = command.Statement;
        if (incident.Statement(statement.Id) is not null)
        {
            return IncidentReasons.AlreadyWritten;
        }

        if (incident.Statements.Length >= IncidentLimits.StatementsMax)
        {
            return IncidentRejections.TooMany("statements", IncidentLimits.StatementsMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("id", statement.Id, IncidentLimits.IdCharactersMax)
            .Text("status", statement.Status, IncidentLimits.StatementLineCharactersMax)
            .Text("impact", statement.Impact, IncidentLimits.StatementLineCharactersMax)
            .Text("currentAction", statement.CurrentAction, IncidentLimits.StatementLineCharactersMax);
        errors.When(
            statement.Corrects is { } corrected && incident.Statement(corrected) is null,
            "corrects",
            "The incident has published no such statement. Name the one that this corrects by its id."
        );
        CheckPromise(incident, statement.NextUpdateAt, command.At, errors);
        return errors.Any ? IncidentRejections.Invalid(errors) : new StatementPublished(Tidied(statement), command.By, command.At);
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

    private static HoldingStatement Tidied(HoldingStatement statement) =>
        statement with
        {
            Status = statement.Status.Trim(),
            Impact = statement.Impact.Trim(),
            CurrentAction = statement.CurrentAction.Trim(),
            NextUpdateAt = statement.NextUpdateAt?.ToUniversalTime(),
            Audiences = statement.Audiences.Add(Audience.Internal),
        };
}
