// Which rows of a read model are asked for.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <param name="Statuses">Any of these; empty for all.</param>
/// <param name="Search">All of its words must occur; null or empty for all. Taken literally.</param>
/// <param name="Before">Only rows that sort after this one (sort time and id of the last row of the previous page); null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record ViewQuery(string Kind, ImmutableArray<string> Statuses, string? Search, ViewCursor? Before, int Limit);
