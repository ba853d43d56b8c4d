// What the list of incidents shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Incidents.Pages;

/// <param name="Rows">Newest first; under <c>all</c> the open ones come first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Counts">How many incidents each tab has; <c>all</c> has them all.</param>
public sealed record IncidentListModel(
    IncidentListing Asked,
    ImmutableArray<IncidentRow> Rows,
    string? Next,
    ImmutableDictionary<string, int> Counts,
    Organisation Organisation,
    Caller Reader,
    DateTimeOffset Now,
    string Rev
)
{
    public const string Topics = "incidents";

    public bool IsSearch => Asked.Search.Length > 0;

    public bool IsFirst => Asked.After is null;

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public string? ServiceOf(IncidentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Service is { } service ? Organisation.Service(service)?.Name ?? service.Value : null;
    }

    /// <summary>The address of a tab, of another page, or of the fragment, with the search kept.</summary>
    public string Url(string? status = null, string? cursor = null, string path = "/incidents")
    {
        string query = $"?status={status ?? Asked.Status}";
        query += IsSearch ? "&q=" + Uri.EscapeDataString(Asked.Search) : "";
        return path + query + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
    }
}
