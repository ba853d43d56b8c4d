// Where a page stands, what follows and when, and why its messages wait: in the words of the console, the API and the command line.
using System.Collections.Immutable;

namespace Muster.Engine.Commands;

/// <param name="Stands">Why it rings, waits or is quiet, as a sentence or two.</param>
/// <param name="Follows">What happens next by itself; null when nothing does.</param>
/// <param name="At">When <paramref name="Follows"/> happens; null where that hangs on something else than the time.</param>
/// <param name="Waits">The messages that have not left, in the order in which they were planned.</param>
public sealed record PageOutlook(string Stands, string? Follows, DateTimeOffset? At, ImmutableArray<MessageWait> Waits)
{
    /// <summary>Why this message has not left; null when it has, or does so now.</summary>
    public MessageWait? WaitOf(string key) => Waits.FirstOrDefault(wait => wait.Key == key);
}
