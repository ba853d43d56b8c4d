// A step of a page that was passed over, and why.
namespace Muster.Core.Paging;

/// <summary><see cref="Round"/> and <see cref="Step"/> count from 1; a step after the last is the last resort.</summary>
/// <param name="Why">Whom it would have reached, and what kept it from them, as a sentence.</param>
public sealed record SkippedStep(int Round, int Step, string Why, DateTimeOffset At);
