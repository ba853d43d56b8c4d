// How the bleeding is stopped: a mitigation is chosen, delegated, reported, and the end of the impact is recorded.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class MitigationRules
{
    public static Decision<IncidentEvent> Choose(Incident incident, IncidentCommand.ChooseMitigation command)
    {
        if (incident.Phase == Phase.Detected)
        {
            return IncidentRejections.NotAcknowledged(incident);
        }

        if (incident.Mitigation(command.Mitigation) is not null)
        {
            return IncidentReasons.AlreadyWritten;
        }

        if (incident.Mitigations.Length >= IncidentLimits.MitigationsMax)
        {
            return IncidentRejections.TooMany("mitigations", IncidentLimits.MitigationsMax);
        }

        if (command.To is { } to && incident.MustKeepHandsOff(to))
        {
            return IncidentRejections.HandsOff;
        }

        FieldErrors errors = new FieldErrors()
            .Text("mitigation", command.Mitigation, IncidentLimits.IdCharactersMax)
            .Text("text", command.Text, IncidentLimits.MitigationCharactersMax)
            .OptionalText("declared", command.Declared, IncidentLimits.IdCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new MitigationChosen(command.Mitigation, command.Kind, command.Text.Trim(), command.To, command.By, command.At)
            {
                DeclaredAs = command.Declared,
            };
    }

    /// <summary>A later report replaces an earlier one: "partly" often becomes "worked".</summary>
    public static Decision<IncidentEvent> Report(Incident incident, IncidentCommand.ReportMitigation command)
    {
        if (incident.Mitigation(command.Mitigation) is not { } mitigation)
        {
            return IncidentRejections.NoSuchMitigation;
        }

        string? report = string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim();
        FieldErrors errors = new FieldErrors().OptionalText("text", report, IncidentLimits.NoteCharactersMax);
        return errors.Any ? IncidentRejections.Invalid(errors)
            : mitigation.Outcome == command.Outcome && mitigation.Report == report ? IncidentReasons.Unchanged
            : new MitigationReported(command.Mitigation, command.Outcome, report, command.By, command.At);
    }

    /// <summary>A mitigated incident accepts another instant as a correction of the first.</summary>
    public static Decision<IncidentEvent> Mitigate(Incident incident, IncidentCommand.Mitigate command)
    {
        if (incident.Phase == Phase.Detected)
        {
            return IncidentRejections.NotAcknowledged(incident);
        }

        DateTimeOffset stopped = command.ImpactStoppedAt.NotAfter(command.At);
        bool beforeItBegan = stopped < (incident.ImpactStartedAt ?? incident.DetectedAt);
        FieldErrors errors = new FieldErrors()
            .Past("impactStoppedAt", command.ImpactStoppedAt, command.At)
            .When(
                beforeItBegan,
                "impactStoppedAt",
                "The impact cannot stop before it started. Correct this instant, or set the impact start first."
            )
            .OptionalText("text", command.Text, IncidentLimits.NoteCharactersMax);
        return errors.Any ? IncidentRejections.Invalid(errors)
            : stopped == incident.ImpactStoppedAt ? IncidentReasons.AlreadyMitigated
            : new Mitigated(stopped, string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim(), command.By, command.At);
    }
}
