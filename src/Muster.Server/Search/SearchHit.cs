// One incident that a search found.
using System.Collections.Immutable;
using Muster.Engine.Projections;

namespace Muster.Server.Search;

/// <param name="Text">What it says: its review where that was found, else the incident itself.</param>
/// <param name="ServiceName">Null where the incident names none.</param>
/// <param name="Words">Which of the asked words it has, in the order in which they were asked.</param>
public sealed record SearchHit(SearchedText Text, bool IsReview, string? ServiceName, ImmutableArray<string> Words, Excerpt Excerpt)
{
    public string Path => IsReview ? $"/reviews/{Text.Incident}" : $"/incidents/{Text.Incident}";
}
