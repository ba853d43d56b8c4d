// Drafts of statements: written, looked at by a second person, published or withdrawn.
using Muster.Core.Communications;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class DraftRules
{
    /// <summary>Written again under its id, it is the same draft with other words, and nobody has looked at those.</summary>
    public static Decision<IncidentEvent> Draft(Incident incident, IncidentCommand.DraftStatement command)
    {
        HoldingStatement statement = command.Statement;
        StatementDraft? before = incident.Draft(statement.Id);
        if (incident.Statement(statement.Id) is not null || before?.Withdrawn is not null)
        {
            return IncidentRejections.DraftClosed;
        }

        if (before is null && incident.Drafts.Length >= IncidentLimits.DraftsMax)
        {
            return IncidentRejections.TooMany("drafts", IncidentLimits.DraftsMax);
        }

        FieldErrors errors = StatementRules.Mistakes(incident, statement, command.At);
        if (errors.Any)
        {
            return IncidentRejections.Invalid(errors);
        }

        HoldingStatement tidied = StatementRules.Tidied(statement) with { Overridden = [] };
        return before is not null && IsSame(before.Statement, tidied)
            ? IncidentReasons.Unchanged
            : new StatementDrafted(tidied, command.By, command.At);
    }

    public static Decision<IncidentEvent> Look(Incident incident, IncidentCommand.LookAtDraft command)
    {
        if (Open(incident, command.Draft, out Rejection? refusal) is not { } draft)
        {
            return refusal!;
        }

        if (command.By.Kind != ActorKind.Person || command.By == draft.By)
        {
            return IncidentRejections.LookByAuthor;
        }

        FieldErrors errors = new();
        _ = command.LooksRight
            ? errors.OptionalText("text", command.Text, IncidentLimits.ReasonCharactersMax)
            : errors.Text("text", command.Text, IncidentLimits.ReasonCharactersMax);
        string? text = string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim();
        return errors.Any ? IncidentRejections.Invalid(errors)
            : draft.Look is { } look && look.By == command.By && look.LooksRight == command.LooksRight && look.Text == text
                ? IncidentReasons.Unchanged
            : new DraftLookedAt(command.Draft, command.LooksRight, text, command.By, command.At);
    }

    public static Decision<IncidentEvent> Withdraw(Incident incident, IncidentCommand.WithdrawDraft command)
    {
        if (Open(incident, command.Draft, out Rejection? refusal) is null)
        {
            return refusal!;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new DraftWithdrawn(command.Draft, command.Reason.Trim(), command.By, command.At);
    }

    public static Decision<IncidentEvent> Restore(Incident incident, IncidentCommand.RestoreDraft command) =>
        incident.Draft(command.Draft) switch
        {
            null => IncidentRejections.NoSuchDraft,
            { Withdrawn: null } => IncidentReasons.Unchanged,
            _ => new DraftRestored(command.Draft, command.By, command.At),
        };

    public static Decision<IncidentEvent> Publish(Incident incident, IncidentCommand.PublishDraft command)
    {
        if (incident.Statement(command.Draft) is not null)
        {
            return IncidentReasons.AlreadyWritten;
        }

        return Open(incident, command.Draft, out Rejection? refusal) is { } draft
            ? StatementRules.Publish(
                incident,
                draft.Statement with
                {
                    NextUpdateAt = command.NextUpdateAt ?? draft.Statement.NextUpdateAt,
                    NextUpdateSecond = command.NextUpdateAt is null ? draft.Statement.NextUpdateSecond : command.NextUpdateSecond,
                },
                draft.Look,
                command.Override,
                command.Terms,
                command
            )
            : refusal!;
    }

    private static StatementDraft? Open(Incident incident, string id, out Rejection? refusal)
    {
        StatementDraft? draft = incident.Draft(id);
        refusal =
            draft is { Withdrawn: null } ? null
            : draft is not null || incident.Statement(id) is not null ? IncidentRejections.DraftClosed
            : IncidentRejections.NoSuchDraft;
        return refusal is null ? draft : null;
    }

    private static bool IsSame(HoldingStatement one, HoldingStatement other) =>
        one with { Audiences = other.Audiences, Overridden = other.Overridden } == other && one.Audiences.SetEquals(other.Audiences);
}
