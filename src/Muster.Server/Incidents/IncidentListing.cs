// Which incidents a list shows: by status, by words, from where.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents;

/// <param name="Status"><c>open</c>, <c>resolved</c>, <c>reviewed</c> or <c>all</c>.</param>
/// <param name="Search">Words that must all occur; empty for no search.</param>
/// <param name="After">Where the previous page ended; null for the first.</param>
public sealed record IncidentListing(string Status, string Search, ViewCursor? After, int Limit)
{
    private static readonly string[] Known = [Views.Open, Views.Resolved, Views.Reviewed, All];

    public const string All = "all";

    /// <summary>Resolved or reviewed; the console asks for it, the API does not know it.</summary>
    public const string Over = "over";

    public ImmutableArray<string> Statuses =>
        Status switch
        {
            All => [],
            Over => [Views.Resolved, Views.Reviewed],
            _ => [Status],
        };

    /// <summary>Reads what a query string asks; false with every mistake in it.</summary>
    public static bool TryParse(string status, string? search, string? cursor, int limit, out IncidentListing? asked, out Rejection? why)
    {
        asked = ListQuestion.TryRead(status, Known, cursor, limit, out ViewCursor? after, out why)
            ? new(status, ListQuestion.Words(search), after, limit)
            : null;
        return asked is not null;
    }
}
