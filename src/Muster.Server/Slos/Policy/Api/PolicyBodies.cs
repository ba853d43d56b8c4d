// What is sent to the doors of the error budget policy and of the gate.
using Muster.Core.Slos.Policies;

namespace Muster.Server.Slos.Policy.Api;

/// <param name="Text">The whole file, YAML or JSON.</param>
public sealed record PolicyBody(string Text);

/// <param name="Hash">Of the text that was read.</param>
/// <param name="As">For whom you sign: <c>product</c> or <c>engineering</c>.</param>
public sealed record SignPolicyBody(string Hash, PolicySide As);

/// <param name="Reason">Why it cannot wait, in 10 to 2,000 characters; the summary of the quarter shows it.</param>
/// <param name="For">For how long it is to hold, such as <c>4h</c>; the policy says how long at most.</param>
public sealed record OverrideGateBody(string Reason, string For);

/// <param name="Decision"><c>agree</c>, as the second person, or <c>end</c>.</param>
public sealed record DecideOverrideBody(OverrideDecision Decision);
