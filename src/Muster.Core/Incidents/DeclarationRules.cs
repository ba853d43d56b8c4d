// When an incident may be declared, and how what was declared may be corrected.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class DeclarationRules
{
    public static Decision<IncidentEvent> Declare(Incident incident, IncidentCommand.Declare command)
    {
        if (incident.Exists)
        {
            return IncidentRejections.AlreadyDeclared(incident);
        }

        IncidentCommand.Declare asked = command.By.Kind == ActorKind.System ? MadeAcceptable(command) : command;
        FieldErrors errors = new FieldErrors()
            .Text("title", asked.Title, IncidentLimits.TitleCharactersMax)
            .Past("impactStartedAt", asked.ImpactStartedAt, asked.At)
            .Past("detectedAt", asked.DetectedAt, asked.At);
        if (errors.Any)
        {
            return IncidentRejections.Invalid(errors);
        }

        Consequences so = new(incident, asked.By, asked.At);
        so.Add(Declared(asked));
        if (asked.Commander is { } commander)
        {
            so.Add(new Acknowledged(commander, Page: null, PagedAt: null, asked.By, asked.At)).TakeCommand(commander);
        }

        return so.Decide();
    }

    public static Decision<IncidentEvent> LinkAlertGroup(Incident incident, IncidentCommand.LinkAlertGroup command) =>
        incident.AlertGroups.Any(linked => linked.Group == command.Group) ? IncidentReasons.AlreadyLinked
        : incident.AlertGroups.Length >= IncidentLimits.AlertGroupsMax
            ? IncidentRejections.TooMany("alert groups", IncidentLimits.AlertGroupsMax)
        : new AlertGroupLinked(command.Group, IncidentTitle.Fit(command.Title), command.By, command.At);

    public static Decision<IncidentEvent> ChangeSeverity(Incident incident, IncidentCommand.ChangeSeverity command)
    {
        if (incident.Severity == command.To)
        {
            return IncidentReasons.Unchanged;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new Consequences(incident, command.By, command.At)
                .Add(new SeverityChanged(incident.Severity, command.To, command.Reason.Trim(), command.By, command.At))
                .Decide();
    }

    public static Decision<IncidentEvent> Retitle(Incident incident, IncidentCommand.Retitle command)
    {
        string title = IncidentTitle.OneLine(command.Title);
        FieldErrors errors = new FieldErrors().Text("title", title, IncidentLimits.TitleCharactersMax);
        return errors.Any ? IncidentRejections.Invalid(errors)
            : title == incident.Title ? IncidentReasons.Unchanged
            : new Retitled(title, command.By, command.At);
    }

    public static Decision<IncidentEvent> SetImpactStart(Incident incident, IncidentCommand.SetImpactStart command)
    {
        DateTimeOffset start = command.ImpactStartedAt.NotAfter(command.At);
        FieldErrors errors = new FieldErrors()
            .Past("impactStartedAt", command.ImpactStartedAt, command.At)
            .When(start > incident.ImpactStoppedAt, "impactStartedAt", "The impact cannot start after it stopped. Correct one of the two.");
        return errors.Any ? IncidentRejections.Invalid(errors)
            : start == incident.ImpactStartedAt ? IncidentReasons.Unchanged
            : new ImpactStartSet(start, command.By, command.At);
    }

    /// <summary>
    /// Muster declares from an alert that somebody else wrote. Its odd title or zero date must not stop a SEV-1 from being declared:
    /// the title is cut, an implausible instant is left out.
    /// </summary>
    private static IncidentCommand.Declare MadeAcceptable(IncidentCommand.Declare asked) =>
        asked with
        {
            Title = IncidentTitle.Fit(asked.Title) is { Length: > 0 } title ? title : "Untitled incident",
            ImpactStartedAt = Plausible(asked.ImpactStartedAt, asked.At),
            DetectedAt = Plausible(asked.DetectedAt, asked.At),
        };

    private static DateTimeOffset? Plausible(DateTimeOffset? claimed, DateTimeOffset now) =>
        claimed is { } instant && Instants.IsPlausiblePast(instant, now) ? instant : null;

    private static Declared Declared(IncidentCommand.Declare asked) =>
        new(
            asked.Id,
            asked.Type,
            IncidentTitle.OneLine(asked.Title),
            asked.Severity,
            asked.Service,
            asked.ImpactStartedAt?.NotAfter(asked.At),
            (asked.DetectedAt ?? asked.At).NotAfter(asked.At),
            asked.By,
            asked.At
        )
        {
            DetectedBy = asked.DetectedBy,
            Drill = asked.Drill,
        };
}
