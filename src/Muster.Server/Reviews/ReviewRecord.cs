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
    private static readonly Actor Nobody = Actor.System("review");

    /// <summary>A person's name; their id when they are in the organisation no longer.</summary>
    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public string Who(Actor by) => TimelineText.Who(by, NameOf);

    /// <summary>What keeps the review from being closed, in the words of the rules; empty when nothing does, and when it is closed.</summary>
    public ImmutableArray<FieldError> Gaps =>
        Review.Decide(Review, new ReviewCommand.Close(Nobody, Review.DraftedAt)) is Decision<ReviewEvent>.Rejected refused
            ? refused.Why.Errors
            : [];
}
