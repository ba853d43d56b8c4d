// What the pages of people, teams and escalation policies show, for one reader at one instant.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;

namespace Muster.Server.Services.Pages;

/// <param name="Duties">What each person who is on call answers for now.</param>
public sealed record CatalogModel(Organisation Organisation, ILookup<PersonId, Duty> Duties, Caller Reader, DateTimeOffset Now, string Rev)
{
    public const string Topics = "organisation";

    /// <summary>Whether this reader may see how to reach people; a viewer sees only by which ways.</summary>
    public bool SeesContacts => Reader.MayRespond;

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;
}
