// Which customers' reports a list shows: by status, by what was reported, by words, from where.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.CustomerReports;

/// <param name="Status"><c>open</c> for those that count, <c>repeated</c>, <c>nonsense</c> or <c>all</c>.</param>
/// <param name="Component">The key of what was reported; null for everything.</param>
/// <param name="Search">Words that must all occur; empty for no search.</param>
/// <param name="After">Where the previous page ended; null for the first.</param>
public sealed record ReportListing(string Status, string? Component, string Search, ViewCursor? After, int Limit)
{
    public const string All = "all";

    public const string Nonsense = "nonsense";

    private static readonly string[] Known = [Views.Open, Views.Repeated, Nonsense, All];

    public ImmutableArray<string> Statuses =>
        Status switch
        {
            All => [],
            Nonsense => [Views.Refused],
            _ => [Status],
        };

    /// <summary>Reads what a query string asks; false with every mistake in it.</summary>
    public static bool TryParse(
        string status,
        string? component,
        string? search,
        string? cursor,
        int limit,
        out ReportListing? asked,
        out Rejection? why
    )
    {
        asked = ListQuestion.TryRead(status, Known, cursor, limit, out ViewCursor? after, out why)
            ? new(status, string.IsNullOrEmpty(component) ? null : component, ListQuestion.Words(search), after, limit)
            : null;
        return asked is not null;
    }
}
