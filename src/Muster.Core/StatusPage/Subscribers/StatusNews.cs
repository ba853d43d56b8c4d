// What subscribers are told: one update of what stands on the status page, as the public reads it.
using System.Collections.Immutable;

namespace Muster.Core.StatusPage.Subscribers;

/// <param name="Key">Which update of which bulletin, such as <c>B-3/2</c>: nobody is told twice of one.</param>
/// <param name="Bulletin">The id of the bulletin.</param>
/// <param name="Kind"><c>incident</c> or <c>maintenance</c>.</param>
/// <param name="Status">Such as <c>investigating</c>.</param>
/// <param name="Impact">Such as <c>major</c>.</param>
/// <param name="Components">Ids of those that it is about; empty for all.</param>
/// <param name="ComponentLines">Each of them with how it stands, in words.</param>
/// <param name="NextUpdateAt">When the next is promised; null when none is.</param>
/// <param name="Path">Where on the status page it is read.</param>
public sealed record StatusNews(
    string Key,
    string Bulletin,
    string Page,
    string Kind,
    string Title,
    string Status,
    string Impact,
    string Body,
    ImmutableArray<string> Components,
    ImmutableArray<string> ComponentLines,
    DateTimeOffset At,
    DateTimeOffset? NextUpdateAt,
    string Path
);
