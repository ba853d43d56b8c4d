// What a dry run on a runner has written so far.
namespace Muster.Server.Runbooks;

/// <param name="Sequence">The number of the last piece; 0 before the first.</param>
public sealed record DryRunRow(int Sequence, string Text);
