// One row of a read model, written with the events that change it and rebuilt from them at will.
namespace Muster.Engine.Ports;

/// <param name="Kind">Which read model, such as <c>incident</c>.</param>
/// <param name="Status">What lists filter by, such as <c>open</c>.</param>
/// <param name="SortAt">What lists sort by, newest first.</param>
/// <param name="Search">Lower-case text that a search looks through.</param>
/// <param name="Body">The row itself, as JSON.</param>
public sealed record View(string Kind, string Id, string Status, DateTimeOffset SortAt, string Search, string Body)
{
    /// <summary>What the row belongs to, such as an incident: its rows are found without a walk through those of others. Null for nothing.</summary>
    public string? Subject { get; init; }
}
