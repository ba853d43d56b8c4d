// What is done before a run to show what it would touch: a GET, or a command on a runner.
using System.Collections.Immutable;

namespace Muster.Core.Runbooks;

/// <param name="Url">What is got; null for a command.</param>
/// <param name="Runner">Where the command runs; null for a GET.</param>
/// <param name="Arguments">The command; empty for a GET.</param>
public sealed record DryRun(string? Url, ImmutableArray<StepHeader> Headers, string? Runner, ImmutableArray<string> Arguments);
