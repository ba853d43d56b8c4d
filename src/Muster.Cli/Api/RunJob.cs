// What this process may do of a run, and as which attempt.
namespace Muster.Cli.Api;

internal sealed record RunJob(string Job, int Attempt);
