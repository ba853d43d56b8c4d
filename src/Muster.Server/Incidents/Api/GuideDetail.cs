// The severity guide as the API answers it: what is asked, what is suggested, and what each severity sets in motion now.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Api;

/// <param name="Suggested">Null until all three questions are answered.</param>
/// <param name="Because">The answers in a sentence; null with <paramref name="Suggested"/>.</param>
/// <param name="Levels">The worst first.</param>
public sealed record GuideDetail(
    ImmutableArray<GuideQuestion> Questions,
    Severity? Suggested,
    string? Because,
    ImmutableArray<GuideLevel> Levels
);

/// <param name="Grade">In a word.</param>
/// <param name="Consequences">What declaring it sets in motion, a sentence each.</param>
/// <param name="PagesNow">Who would be told at once.</param>
/// <param name="PagesLater">Who sleeps, and would be told when they wake.</param>
public sealed record GuideLevel(
    Severity Severity,
    string Grade,
    ImmutableArray<string> Examples,
    ImmutableArray<string> Consequences,
    ImmutableArray<GuidePerson> PagesNow,
    ImmutableArray<GuidePerson> PagesLater
);

public sealed record GuidePerson(PersonId Person, string Name);
