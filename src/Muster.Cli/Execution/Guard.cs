// Ends a command whose Muster died: nothing runs on that nobody can stop.
namespace Muster.Cli.Execution;

/// <summary>
/// A shell of a few lines that reads from a pipe which Muster holds and never writes to. However Muster ends, kill -9 included, the system closes the pipe, and the
/// shell ends the command's process group: told first, killed five seconds later.
/// </summary>
internal sealed class Guard : IDisposable
{
    private const string Script = "read -r nothing; kill -s TERM -- \"-$1\"; sleep 5; kill -s KILL -- \"-$1\"";

    private readonly int _process;
    private readonly int _pipe;

    private Guard(int process, int pipe) => (_process, _pipe) = (process, pipe);

    public static Guard Over(int group)
    {
        (int process, int pipe) = Spawn.StartReader(
            "/bin/sh",
            ["-c", Script, "muster-guard", group.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" }
        );
        return new(process, pipe);
    }

    /// <summary>Ends the guard, before its group's number may be another's.</summary>
    public void Dispose()
    {
        _ = Native.Signal(_process, Signals.Kill);
        _ = Native.Reap(_process, out _, 0);
        _ = Native.Close(_pipe);
    }
}
