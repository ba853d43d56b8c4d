// What the page of an SLO shows of its gate.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Server.Web.Access;

namespace Muster.Server.Slos.Pages;

/// <param name="Answer">To a change that says nothing of itself.</param>
/// <param name="Overrides">Of this SLO, newest first; those that are over too.</param>
public sealed record GateView(
    SloId Slo,
    GateAnswer Answer,
    ImmutableArray<GateOverride> Overrides,
    Organisation Organisation,
    Caller Reader,
    DateTimeOffset Now
)
{
    /// <summary>Whether the reader is one of those who may, by the signed policy.</summary>
    public bool MayOverride =>
        Reader is { MayRespond: true, Person: { } person }
        && Answer.Policy.Overrides.Allow(
            person,
            Organisation.Teams.Values.Where(team => team.Members.Contains(person)).Select(team => team.Id)
        );

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public bool IsOfThisVersion(GateOverride one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Policy == Answer.Version?.Number;
    }
}
