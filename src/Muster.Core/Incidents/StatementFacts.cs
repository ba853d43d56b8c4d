// The numbers that the record of an incident supports: what people wrote, and how long it lasts.
using Muster.Core.Communications.Lint;

namespace Muster.Core.Incidents;

public static class StatementFacts
{
    /// <summary>Each number that the timeline says, but for statements, which would prove themselves, and lines that were taken back.</summary>
    /// <param name="events">All that happened so far.</param>
    public static Facts Of(Incident incident, IEnumerable<IncidentEvent> events, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(events);
        TimeSpan lasts = (incident.ResolvedAt ?? now) - incident.Began;
        return Facts.Of(
            events
                .Where(one => Counts(incident, one))
                .Select(one => TimelineText.Describe(one, person => person.Value, incident))
                .SelectMany(entry => new[] { entry.Title, entry.Body }),
            Math.Round(lasts.TotalMinutes),
            Math.Round(lasts.TotalHours),
            Math.Round(lasts.TotalDays),
            incident.AlertGroups.Length
        );
    }

    private static bool Counts(Incident incident, IncidentEvent happened) =>
        happened is not (IncidentEvent.StatementPublished or IncidentEvent.StatementDrafted)
        && !(happened is IncidentEvent.Noted noted && incident.RemovedEntries.ContainsKey(noted.Entry));
}
