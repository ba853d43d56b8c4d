// How a row of the read models stood when a decision was made by it.
namespace Muster.Engine.Ports;

/// <summary>
/// The row that a commit writes over must still say this, or the commit is a conflict. A row that is gone altogether is none: the read models may be emptied at any
/// time.
/// </summary>
/// <param name="Body">As it was read; null when there was no such row.</param>
public sealed record ViewExpected(string Kind, string Id, string? Body);
