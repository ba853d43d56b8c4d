// Where a page of a list ended.
namespace Muster.Engine.Ports;

public sealed record ViewCursor(DateTimeOffset SortAt, string Id);
