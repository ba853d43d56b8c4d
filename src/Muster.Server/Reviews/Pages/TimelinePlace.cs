// The place of an entry on the incident's timeline, which an answer can name as its evidence.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

/// <param name="Version">The version of the event in the incident's stream.</param>
/// <param name="Anchor">The id of the entry on a page that shows the timeline.</param>
/// <param name="Address">The entry on the page of the incident.</param>
/// <param name="Words">When and what, in a line.</param>
public sealed record TimelinePlace(int Version, string Anchor, string Address, string Words)
{
    /// <summary>Oldest first. What people folded away is left out.</summary>
    public static IEnumerable<TimelinePlace> All(ReviewRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record
            .Timeline.Select((happened, index) => (Event: happened, Version: index + 1))
            .Where(one => !IsRemoved(record.Incident, one.Event))
            .Select(one => Of(record, one.Event, one.Version));
    }

    /// <summary>The place that a text names; null for any other text.</summary>
    public static TimelinePlace? Find(ReviewRecord record, string text)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(text);
        return EvidenceText.EventOf(record.Incident.Id, text) is { } version && version <= record.Timeline.Length
            ? Of(record, record.Timeline[version - 1], version)
            : null;
    }

    public static bool IsRemoved(Incident incident, IncidentEvent happened) =>
        happened is IncidentEvent.Noted noted && incident.RemovedEntries.ContainsKey(noted.Entry);

    public static string AnchorOf(int version) => string.Create(CultureInfo.InvariantCulture, $"e-{version}");

    private static TimelinePlace Of(ReviewRecord record, IncidentEvent happened, int version)
    {
        string title = TimelineText.Describe(happened, record.NameOf, record.Incident).Title;
        return new(version, AnchorOf(version), EvidenceText.AddressOf(record.Incident.Id, version), $"{happened.At.Clock()} · {title}");
    }
}
