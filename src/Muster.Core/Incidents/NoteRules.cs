// What people may write into the timeline, fold away and bring back.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class NoteRules
{
    public static Decision<IncidentEvent> Note(Incident incident, IncidentCommand.Note command)
    {
        if (incident.Notes.Contains(command.Entry))
        {
            return IncidentReasons.AlreadyWritten;
        }

        if (incident.Notes.Count >= IncidentLimits.NotesMax)
        {
            return IncidentRejections.TooMany("notes", IncidentLimits.NotesMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("entry", command.Entry, IncidentLimits.IdCharactersMax)
            .Text("text", command.Text, IncidentLimits.NoteCharactersMax)
            .Past("happenedAt", command.HappenedAt, command.At);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new Noted(command.Entry, command.Kind, command.Text.Trim(), command.HappenedAt?.NotAfter(command.At), command.By, command.At);
    }

    public static Decision<IncidentEvent> Remove(Incident incident, IncidentCommand.RemoveEntry command)
    {
        if (!incident.Notes.Contains(command.Entry))
        {
            return IncidentRejections.NoSuchEntry;
        }

        if (incident.RemovedEntries.ContainsKey(command.Entry))
        {
            return IncidentReasons.AlreadyRemoved;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new EntryRemoved(command.Entry, command.Reason.Trim(), command.By, command.At);
    }

    public static Decision<IncidentEvent> Restore(Incident incident, IncidentCommand.RestoreEntry command) =>
        !incident.Notes.Contains(command.Entry) ? IncidentRejections.NoSuchEntry
        : !incident.RemovedEntries.ContainsKey(command.Entry) ? IncidentReasons.NotRemoved
        : new EntryRestored(command.Entry, command.By, command.At);
}
