// Everything that the page of the search shows.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Search.Pages;

/// <param name="Question">What was asked; empty for nothing.</param>
/// <param name="Like">The incident to which the others are like; null for a question in words.</param>
public sealed record SearchView(string Question, IncidentId? Like, ImmutableArray<SearchHit> Hits)
{
    public bool IsAsked => Like is not null || Question.Length > 0;
}
