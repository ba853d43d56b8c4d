// What is started, and within which limits.
namespace Muster.Cli.Execution;

/// <param name="Executable">The path of the program, absolute.</param>
/// <param name="Arguments">What follows the program's name, each as it stands: no shell reads them.</param>
/// <param name="Mark">Stands in the environment of everything that the command starts, so that it is found again.</param>
/// <param name="TimeOut">How long it may run; null for as long as it likes.</param>
/// <param name="Grace">How long it may take to stop when it is told to, before it is killed.</param>
internal sealed record Invocation(
    string Executable,
    IReadOnlyList<string> Arguments,
    string Directory,
    string Mark,
    TimeSpan? TimeOut,
    TimeSpan Grace
)
{
    /// <summary>The variable that holds <see cref="Mark"/>.</summary>
    public const string MarkVariable = "MUSTER_RUN";
}
