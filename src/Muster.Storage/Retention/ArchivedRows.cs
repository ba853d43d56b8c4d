// How many rows of a kind.
namespace Muster.Storage.Retention;

/// <param name="Name">What an operator calls the rows, such as <c>alerts</c>.</param>
public sealed record ArchivedRows(string Name, long Rows);
