// Words that the linter marked, and that somebody published all the same.
using Muster.Core.Kernel;

namespace Muster.Core.Communications;

/// <param name="Rule">The linter's rule: <c>speculation</c>.</param>
/// <param name="Words">The words that it marked.</param>
/// <param name="By">Who answers for them.</param>
public sealed record OverriddenFinding(string Rule, string Words, Actor By);
