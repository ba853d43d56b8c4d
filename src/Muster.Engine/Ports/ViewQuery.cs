// Which rows of a read model are asked for.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <param name="Statuses">Any of these; empty for all.</param>
/// <param name="Search">All of its words must occur, in any case; null or empty for all. Taken literally.</param>
/// <param name="Before">Only rows that sort after this one (sort time and id of the last row of the previous page); null for the first page.</param>
/// <param name="Limit">1 to <see cref="LimitMax"/>.</param>
public sealed record ViewQuery(string Kind, ImmutableArray<string> Statuses, string? Search, ViewCursor? Before, int Limit)
{
    public const int LimitMax = 200;

    /// <summary>A count goes this far: who reads "1,000+" acts as on any larger number, and to know it exactly costs a walk through all history.</summary>
    public const int CountMax = 1_000;

    /// <summary>What a list that people search looks through at a time: a few milliseconds, however much history there is.</summary>
    public const int SearchedMax = 10_000;

    public int Limit
    {
        get;
        init => field = InRange(value);
    } = InRange(Limit);

    /// <summary>Only rows that belong to this; null for all. What it costs grows with these rows alone.</summary>
    public string? Subject { get; init; }

    /// <summary>A search looks at the first so many rows of the list; null for all of them. Without a search it means nothing.</summary>
    public int? Searched { get; init; }

    /// <summary>The words of the search, in lower case as the rows keep them; empty for no search.</summary>
    public string[] SearchWords() => (Search ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int InRange(int limit) =>
        limit is >= 1 and <= LimitMax
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A page of a list has 1 to {LimitMax} rows.");
}
