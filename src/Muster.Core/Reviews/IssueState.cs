// How an issue stands in its tracker.
namespace Muster.Core.Reviews;

/// <param name="Words">As the tracker says it, such as <c>In Review</c> or <c>closed as not planned</c>.</param>
/// <param name="IsClosed">Whether nobody works on it any more.</param>
/// <param name="IsDone">Whether it was closed because it is done.</param>
public sealed record IssueState(string Words, bool IsClosed, bool IsDone);
