// One thing that whoever runs a runbook chooses, and its bounds.
using System.Collections.Immutable;

namespace Muster.Core.Runbooks;

/// <param name="Name">As the steps name it: <c>{{percent}}</c>.</param>
/// <param name="Default">Null where it must be given.</param>
/// <param name="Min">Of numbers the least, of durations in seconds, of texts in characters; null for none.</param>
/// <param name="Max">The same for the most.</param>
/// <param name="Choices">Of a choice; else empty.</param>
/// <param name="Pattern">A regular expression that the whole of a text must match; null for any.</param>
public sealed record RunbookParameter(
    string Name,
    ParameterType Type,
    string Description,
    string? Default,
    decimal? Min,
    decimal? Max,
    ImmutableArray<string> Choices,
    string? Pattern
);
