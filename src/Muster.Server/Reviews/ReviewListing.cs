// Which reviews a list shows: by status, by words, from where.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews;

/// <param name="Status"><c>open</c> (overdue ones among them), <c>overdue</c>, <c>closed</c>, <c>drill</c> or <c>all</c>.</param>
/// <param name="Search">Words that must all occur; empty for no search.</param>
/// <param name="After">Where the previous page ended; null for the first.</param>
public sealed record ReviewListing(string Status, string Search, ViewCursor? After, int Limit)
{
    public const string All = "all";

    private static readonly string[] Known = [Views.Open, Views.Overdue, Views.Closed, Views.Practised, All];

    public ImmutableArray<string> Statuses =>
        Status switch
        {
            All => [],
            Views.Open => [Views.Open, Views.Overdue],
            _ => [Status],
        };

    /// <summary>Reads what a query string asks; false with every mistake in it.</summary>
    public static bool TryParse(string status, string? search, string? cursor, int limit, out ReviewListing? asked, out Rejection? why)
    {
        asked = ListQuestion.TryRead(status, Known, cursor, limit, out ViewCursor? after, out why)
            ? new(status, ListQuestion.Words(search), after, limit)
            : null;
        return asked is not null;
    }
}
