// Finds what a command has running: its session, and whoever left that session with the command's mark in the environment.
using System.Globalization;
using System.Text;

namespace Muster.Cli.Execution;

/// <summary>
/// A child that makes a session of its own (a daemon, <c>nohup setsid</c>) is found by its mark. One that also empties its environment, or becomes another user, is
/// not; what bounds that is the unit or container that Muster runs in.
/// </summary>
internal static class ProcessTable
{
    /// <summary>The numbers of the processes that run, without those that have ended and wait to be reaped.</summary>
    /// <param name="session">The number of the command's first process, which is its session's.</param>
    public static IReadOnlyList<int> Of(int session, string mark)
    {
        byte[] sought = Encoding.UTF8.GetBytes($"{Invocation.MarkVariable}={mark}\0");
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
                .Where(id => id > 0 && id != Environment.ProcessId && IsOf(id, session, sought)),
        ];
    }

    private static bool IsOf(int process, int session, byte[] mark)
    {
        // After the name, which may hold anything, come: state, parent, group, session.
        string stat = Read(process, "stat") is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 3
            && fields[0] is not ("Z" or "X")
            && (
                fields[3] == session.ToString(CultureInfo.InvariantCulture)
                || Read(process, "environ") is { } environment && environment.AsSpan().IndexOf(mark) >= 0
            );
    }

    /// <summary>Null when the process is gone or another user's.</summary>
    private static byte[]? Read(int process, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
