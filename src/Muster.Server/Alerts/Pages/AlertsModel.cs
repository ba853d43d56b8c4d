// What the list of alert groups shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;

namespace Muster.Server.Alerts.Pages;

/// <param name="Rows">Newest first; under <c>all</c> the open ones come first.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record AlertsModel(
    GroupListing Asked,
    ImmutableArray<ListedGroup> Rows,
    string? Next,
    int Open,
    int All,
    Organisation Organisation,
    Caller Reader,
    DateTimeOffset Now,
    string Rev
)
{
    public const string Topics = "group,page";

    private const int ReceiptDigits = 26;

    public bool IsSearch => Asked.Search.Length > 0;

    /// <summary>Whether what is looked for could be the id of a receipt, which is no word of any alert.</summary>
    public bool MayBeReceipt => Asked.Search.Length == ReceiptDigits && Asked.Search.All(char.IsAsciiLetterOrDigit);

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    public string? ServiceOf(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Service is { } service ? Organisation.Service(service)?.Name ?? service.Value : null;
    }

    /// <summary>The address of a tab, of another page, or of the fragment, with the search kept.</summary>
    public string Url(string? status = null, string? cursor = null, string path = "/alerts")
    {
        string query = $"?status={status ?? Asked.Status}";
        query += IsSearch ? "&q=" + Uri.EscapeDataString(Asked.Search) : "";
        return path + query + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
    }
}
