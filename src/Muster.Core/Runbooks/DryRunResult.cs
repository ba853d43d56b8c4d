// What the dry run of a step showed.
namespace Muster.Core.Runbooks;

/// <param name="Step">Which step, from 0.</param>
/// <param name="Worked">False where it failed; then the output says why.</param>
public sealed record DryRunResult(int Step, bool Worked, string Output);
