// Since when a tracker may have an issue that Muster asked it to open.
namespace Muster.Engine.Projections;

/// <param name="FirstAt">When it was asked for it first: no issue of the action item is older.</param>
/// <param name="LastAt">When it was asked for it last.</param>
public sealed record IssueIntentRow(DateTimeOffset FirstAt, DateTimeOffset LastAt);
