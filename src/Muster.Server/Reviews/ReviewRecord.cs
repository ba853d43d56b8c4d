// One review with all that its reader needs to know around it, read in one go.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews;

/// <param name="Version">The version of the stream that <paramref name="Review"/> was folded from; what an ETag says. 0 while there is none.</param>
/// <param name="Timeline">What happened in the incident, oldest first.</param>
public sealed record ReviewRecord(
    Review Review,
    int Version,
    Incident Incident,
    ImmutableArray<IncidentEvent> Timeline,
    Organisation Organisation
)
{
    /// <summary>More names than any sentence could be about; a larger house is known by its wordings.</summary>
    private const int PeopleMax = 500;

    private static readonly Actor Nobody = Actor.System("review");

    private readonly Lazy<ImmutableArray<LintedPart>> _linted = new(() =>
        [.. LintedPart.All(Review, Names(Organisation)).Where(part => !part.Findings.IsEmpty)]
    );

    private readonly Lazy<ImmutableArray<TurningPoint>> _turning = new(() => Core.Reviews.TurningPoints.Of(Timeline));

    /// <summary>The texts in which the linter finds something, in the order of the page.</summary>
    public ImmutableArray<LintedPart> Linted => _linted.Value;

    public ImmutableArray<TurningPoint> TurningPoints => _turning.Value;

    /// <summary>The names that the linter knows.</summary>
    public static ImmutableArray<string> Names(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return [.. organisation.People.Values.Select(person => person.Name).Take(PeopleMax)];
    }

    /// <summary>A person's name; their id when they are in the organisation no longer.</summary>
    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public string Who(Actor by) => TimelineText.Who(by, NameOf);

    /// <summary>What keeps the review from being closed, in the words of the rules; empty when nothing does, and when it is closed.</summary>
    public ImmutableArray<FieldError> Gaps =>
        Review.Decide(Review, new ReviewCommand.Close(Nobody, Review.DraftedAt)) is Decision<ReviewEvent>.Rejected refused
            ? refused.Why.Errors
            : [];
}
