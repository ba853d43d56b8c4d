// Everything that the list of action items shows.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Engine.Projections;

namespace Muster.Server.Reviews.Actions;

/// <param name="Open">How many are to do, overdue ones among them.</param>
/// <param name="Troubles">Trackers that could not be looked at last, by id and by what people call them.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ActionsView(
    ActionListing Listing,
    ImmutableArray<ListedAction> Rows,
    int Open,
    int Overdue,
    string? Next,
    ImmutableArray<(string Id, string Name, string Why)> Troubles,
    Organisation Organisation,
    string Rev,
    DateTimeOffset Now
)
{
    public const string Topics = $"{Views.Action},{Views.Tracker}";

    public ActionQuestion Asked => Listing.Asked;

    /// <summary>Whether anything but the status narrows the list.</summary>
    public bool IsFiltered => Narrowed.Any(pair => pair.Value is { Length: > 0 });

    /// <summary>This list from elsewhere: with another status, or from another place.</summary>
    public string Url(string path = "/actions", string? status = null, string? cursor = null) =>
        path
        + "?status="
        + (status ?? Listing.Status)
        + string.Concat(
            new[] { ("sort", Asked.Sort), ("cursor", cursor) }
                .Select(pair => (Name: pair.Item1, Value: pair.Item2))
                .Concat(Narrowed)
                .Where(pair => !string.IsNullOrEmpty(pair.Value))
                .Select(pair => $"&{pair.Name}={Uri.EscapeDataString(pair.Value!)}")
        );

    private IEnumerable<(string Name, string? Value)> Narrowed =>
        [
            ("owner", Asked.Owner),
            ("team", Asked.Team),
            ("service", Asked.Service),
            ("type", Asked.Type),
            ("priority", Asked.Priority),
            ("q", Asked.Q),
        ];
}
