// Which alert groups a list shows: by status, by words, from where.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Alerts;

/// <param name="Status"><c>open</c>, <c>all</c>, or one of the statuses that a group's row has.</param>
/// <param name="Search">Words that must all occur; empty for no search.</param>
/// <param name="After">Where the previous page ended; null for the first.</param>
public sealed record GroupListing(string Status, string Search, ViewCursor? After, int Limit)
{
    public const string Open = "open";
    public const string All = "all";

    /// <summary>The statuses of groups that are not over.</summary>
    public static readonly ImmutableArray<string> OpenStatuses = [Views.Paged, Views.Held, Views.Silenced, Views.Pings];

    private static readonly string[] Known = [Open, All, .. OpenStatuses, Views.Canary, Views.Drill, Views.Closed];

    public ImmutableArray<string> Statuses =>
        Status switch
        {
            Open => OpenStatuses,
            All => [],
            _ => [Status],
        };

    /// <summary>Reads what a query string asks; false with every mistake in it.</summary>
    public static bool TryParse(string status, string? search, string? cursor, int limit, out GroupListing? asked, out Rejection? why)
    {
        asked = ListQuestion.TryRead(status, Known, cursor, limit, out ViewCursor? after, out why)
            ? new(status, ListQuestion.Words(search), after, limit)
            : null;
        return asked is not null;
    }
}
