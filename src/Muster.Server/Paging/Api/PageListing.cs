// Which pages a list shows: by status, by words, from where.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Paging.Api;

/// <param name="Status"><c>all</c>, <c>canary</c>, or where a page stands.</param>
/// <param name="Search">Words that must all occur; empty for no search.</param>
/// <param name="After">Where the previous page of the list ended; null for the first.</param>
internal sealed record PageListing(string Status, string Search, ViewCursor? After, int Limit)
{
    private const string All = "all";

    private static readonly ImmutableArray<string> Of = [Views.Active, Views.Acknowledged, Views.Exhausted, Views.Resolved];

    private static readonly string[] Known = [.. Of, Views.Canary, All];

    public ImmutableArray<string> Statuses => Status == All ? Of : [Status];

    /// <summary>Reads what a query string asks; false with every mistake in it.</summary>
    public static bool TryParse(string status, string? search, string? cursor, int limit, out PageListing? asked, out Rejection? why)
    {
        asked = ListQuestion.TryRead(status, Known, cursor, limit, out ViewCursor? after, out why)
            ? new(status, ListQuestion.Words(search), after, limit)
            : null;
        return asked is not null;
    }
}
