// What Muster can say about an incident before a human writes its review.
using System.Collections.Immutable;
using System.Text;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Engine.Reactions;

/// <summary>Facts from the timeline, as sentences to be corrected. Why it happened is left to the people: Muster does not guess causes.</summary>
internal sealed record ReviewDraft(string Summary, string Impact, string Detection, string Response)
{
    public static ReviewDraft Of(Incident incident, ImmutableArray<IncidentEvent> history, Func<PersonId, string> name)
    {
        IncidentTimes times = IncidentTimes.Of(incident);
        return new(
            SummaryOf(incident, times),
            ImpactOf(incident),
            DetectionOf(incident, history, times, name),
            ResponseOf(incident, history, name)
        );
    }

    private static string SummaryOf(Incident incident, IncidentTimes times) =>
        Fit(
            $"{incident.Severity.Label()}: {incident.Title}. Detected {incident.DetectedAt.DayAndClock()}, "
                + $"mitigated after {Brief(times.ToMitigate)}, resolved after {Brief(times.ToResolve)}.\n{incident.Resolution}"
        );

    private static string ImpactOf(Incident incident)
    {
        string stated = incident.Statements.IsEmpty ? "" : incident.Statements[^1].Statement.Impact;
        string began = incident.ImpactStartedAt is { } start ? start.DayAndClock() : "an unknown time";
        string ended = incident.ImpactStoppedAt is { } stop ? stop.DayAndClock() : "an unknown time";
        return Fit($"From {began} to {ended}.\n{stated}");
    }

    private static string DetectionOf(
        Incident incident,
        ImmutableArray<IncidentEvent> history,
        IncidentTimes times,
        Func<PersonId, string> name
    )
    {
        StringBuilder text = new();
        text.Append($"Detected {incident.DetectedAt.DayAndClock()}, {Brief(times.ToDetect)} after the impact began. ");
        text.Append($"Acknowledged {Brief(times.ToAcknowledge)} after the page.\n");
        foreach (IncidentEvent one in history.Where(one => one is IncidentEvent.AlertGroupLinked or IncidentEvent.Declared))
        {
            text.Append(Line(one, name, incident));
        }

        return Fit(text.ToString());
    }

    private static string ResponseOf(Incident incident, ImmutableArray<IncidentEvent> history, Func<PersonId, string> name)
    {
        StringBuilder text = new();
        foreach (IncidentEvent one in history.Where(TellsTheResponse))
        {
            text.Append(Line(one, name, incident));
        }

        return Fit(text.ToString());
    }

    private static bool TellsTheResponse(IncidentEvent one) =>
        one
            is IncidentEvent.Acknowledged
                or IncidentEvent.RoleAssigned
                or IncidentEvent.CommandAccepted
                or IncidentEvent.SeverityChanged
                or IncidentEvent.MitigationChosen
                or IncidentEvent.MitigationReported
                or IncidentEvent.Mitigated
                or IncidentEvent.UpdateMissed
                or IncidentEvent.Resolved
                or IncidentEvent.Reopened
                or IncidentEvent.Noted { Kind: NoteKind.Decision };

    private static string Line(IncidentEvent one, Func<PersonId, string> name, Incident incident)
    {
        TimelineEntry entry = TimelineText.Describe(one, name, incident);
        string said = one is IncidentEvent.Noted ? ": " + entry.Body : "";
        return $"- {one.At.Clock()} {entry.Title}{said}\n";
    }

    private static string Brief(TimeSpan? time) => time?.Brief() ?? "an unknown time";

    /// <summary>A long incident tells its beginning; the timeline has the rest.</summary>
    private static string Fit(string text)
    {
        string trimmed = text.Trim();
        const string more = "\n- … the timeline has the rest.";
        return trimmed.Length <= ReviewLimits.SectionCharactersMax
            ? trimmed
            : string.Concat(trimmed.AsSpan(0, ReviewLimits.SectionCharactersMax - more.Length), more);
    }
}
