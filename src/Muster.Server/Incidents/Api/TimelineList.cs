// A page of an incident's timeline as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Api;

/// <summary>Oldest first.</summary>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record TimelineList(ImmutableArray<TimelineItem> Items, string? Next);

/// <param name="Key">Unique in the timeline, and for ever the same.</param>
/// <param name="Version">The version in the incident's stream; 0 for what a page of the incident did.</param>
/// <param name="By">Who did it, by name.</param>
/// <param name="Text">Title and body in one.</param>
/// <param name="Entry">The id by which a note can be removed and restored; null for what Muster recorded.</param>
public sealed record TimelineItem(
    string Key,
    int Version,
    DateTimeOffset At,
    string By,
    Actor Actor,
    TimelineKind Kind,
    string Title,
    string Body,
    string Text,
    string? Entry,
    bool Removed,
    EntryRemoval? Removal
)
{
    public static TimelineItem Of(IncidentRecord record, TimelineLine line)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(line);
        TimelineEntry said = line.Text;
        return new(
            line.Key,
            line.Version,
            line.At,
            record.Who(line.By),
            line.By,
            said.Kind,
            said.Title,
            said.Body,
            said.Body.Length == 0 ? said.Title : $"{said.Title}\n{said.Body}",
            line.Entry,
            line.Removed is not null,
            line.Removed
        );
    }
}
