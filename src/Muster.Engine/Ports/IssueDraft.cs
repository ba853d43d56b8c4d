// What an action item says as an issue.
namespace Muster.Engine.Ports;

/// <param name="Marker">Stands in the issue and nowhere else: by it an issue is found again.</param>
/// <param name="Lines">What it says, a paragraph each, as plain text.</param>
/// <param name="Link">The item in Muster.</param>
/// <param name="SentAt">Not before this instant can an issue with the marker have been opened.</param>
public sealed record IssueDraft(
    string Marker,
    string Title,
    System.Collections.Immutable.ImmutableArray<string> Lines,
    string Link,
    DateTimeOffset DueAt,
    DateTimeOffset SentAt
);
