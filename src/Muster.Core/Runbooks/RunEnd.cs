// How and when a run ended.
namespace Muster.Core.Runbooks;

/// <param name="Text">What to know of it, as a sentence.</param>
public sealed record RunEnd(RunEnding Ending, string Text, DateTimeOffset At);
