// Everything that the page of the error budget policy shows.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Slos.Pages;

public sealed record PolicyView(BudgetPolicyBook Book, Organisation Organisation, Caller Reader, DateTimeOffset Now, string Rev)
{
    public const string Url = "/slos/policy/live";

    public const string Topics = Views.SloPolicy;

    /// <summary>What was written last and is not signed by both; null where that is what holds.</summary>
    public PolicyVersion? Waiting => Book.Latest is { IsSigned: false } latest ? latest : null;

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    /// <summary>Whether the reader may sign the version that waits for this side, and has not signed it for the other.</summary>
    public bool MaySign(PolicySide side) =>
        Waiting is { } version
        && Reader is { MayRespond: true, Person: { } person }
        && version.SignatureOf(side) is null
        && version.Policy.Signers.Of(side).Contains(person)
        && !version.Signatures.Any(one => one.People.Contains(person));
}
