// The timeline of an incident: its events and its pages' in words, in the order in which they happened.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

public static class IncidentTimeline
{
    /// <summary>
    /// The incident's own events with what its pages did, oldest first. A removed note stays in its place and says that it was removed.
    /// </summary>
    public static ImmutableArray<TimelineLine> Of(IncidentRecord record, ImmutableArray<RecordedPage> pages)
    {
        ArgumentNullException.ThrowIfNull(record);
        HashSet<PageId> told = [.. record.Events.Select(one => (one.Event as IncidentEvent.Acknowledged)?.Page).OfType<PageId>()];
        return
        [
            .. record
                .Events.Select(one => Line(record, one))
                .Concat(pages.SelectMany(page => PageLines.Of(page, pages, record.NameOf, told.Contains(page.Page.Id))))
                .OrderBy(line => line.At),
        ];
    }

    private static TimelineLine Line(IncidentRecord record, RecordedEvent one)
    {
        string? entry = (one.Event as IncidentEvent.Noted)?.Entry;
        return new(
            one.Version.ToString(CultureInfo.InvariantCulture),
            one.Version,
            one.Event.At,
            one.Event.By,
            TimelineText.Describe(one.Event, record.NameOf, record.Incident),
            entry,
            entry is null ? null : record.Incident.RemovedEntries.GetValueOrDefault(entry)
        );
    }
}
