// One line of an incident's timeline, whether it comes from the incident's own record or from a page of it.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

/// <param name="Key">Unique in the timeline and for ever the same: <c>12</c> for the incident's own event of that version.</param>
/// <param name="Version">The version in the incident's stream; 0 for a line that comes from a page.</param>
/// <param name="Entry">The id by which a person's note can be removed and restored; null for what Muster recorded.</param>
/// <param name="Removed">Who folded it away, when and why; null while it stands.</param>
public sealed record TimelineLine(
    string Key,
    int Version,
    DateTimeOffset At,
    Actor By,
    TimelineEntry Text,
    string? Entry = null,
    EntryRemoval? Removed = null
);
