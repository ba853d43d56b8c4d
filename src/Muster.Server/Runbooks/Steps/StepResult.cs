// How a step that the server did ended.
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks.Steps;

/// <param name="Text">What to know of it; may be empty.</param>
/// <param name="Code">The status of the answer; null when there was none.</param>
internal sealed record StepResult(StepOutcome Outcome, string Text, int? Code = null)
{
    public static StepResult Failed(string text, int? code = null) => new(StepOutcome.Failed, text, code);
}
