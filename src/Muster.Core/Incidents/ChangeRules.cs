// Who may say that a change is suspected or cleared: anybody who responds, and the latest word counts.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

internal static class ChangeRules
{
    public static Decision<IncidentEvent> Mark(Incident incident, IncidentCommand.MarkChange command)
    {
        MarkedChange? before = incident.MarkedChanges.FirstOrDefault(one => one.Change == command.Change);
        if (before?.Verdict == command.Verdict)
        {
            return IncidentReasons.Unchanged;
        }

        if (before is null && incident.MarkedChanges.Length >= IncidentLimits.MarkedChangesMax)
        {
            return IncidentRejections.TooMany("marked changes", IncidentLimits.MarkedChangesMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("change", command.Change, IncidentLimits.IdCharactersMax)
            .Text("summary", command.Summary, EdgeLimits.TitleBytes);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new IncidentEvent.ChangeMarked(command.Change, command.Summary.Trim(), command.Verdict, command.By, command.At);
    }
}
