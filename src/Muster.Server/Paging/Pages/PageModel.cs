// What a page's own page shows, for one reader at one instant.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;

namespace Muster.Server.Paging.Pages;

public sealed record PageModel(Page Page, PageOutlook Outlook, Organisation Organisation, Caller Reader, string Rev)
{
    public PageSubject Subject => Page.Subject!;

    public string Url => "/pages/" + Page.Id;

    /// <summary>Whether this reader can answer it: one that rings, or that nobody answered.</summary>
    public bool MayAnswer => Reader is { MayRespond: true, Person: not null } && Page.Status is PageStatus.Active or PageStatus.Exhausted;

    /// <summary>All pages and all incidents: what it belongs to may change.</summary>
    public static string TopicsOf(PageId page) => $"page:{page},incidents";

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;
}
