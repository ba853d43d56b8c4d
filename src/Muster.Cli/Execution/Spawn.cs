// Starts a program in a session of its own, with pipes for what it writes and default signals.
using System.Runtime.InteropServices;

namespace Muster.Cli.Execution;

/// <summary>
/// A session has a process group of the same number, so that one signal reaches the program and its children; it has no terminal, so that Ctrl-C reaches Muster
/// alone. posix_spawn makes both before the program's first instruction: there is no moment in which a signal would miss it.
/// </summary>
internal static class Spawn
{
    private const string Nothing = "/dev/null";

    /// <summary>Starts it. It reads nothing; its outputs are read from the answered descriptors.</summary>
    /// <exception cref="NotStarted">With what the system says.</exception>
    public static (int Process, int Output, int Error) Start(
        string executable,
        IReadOnlyList<string> arguments,
        string directory,
        IReadOnlyDictionary<string, string> environment
    )
    {
        (int outputRead, int outputWrite) = Pipe();
        (int errorRead, int errorWrite) = Pipe();
        try
        {
            int process = Run(
                executable,
                arguments,
                environment,
                files =>
                {
                    _ = Native.AddOpen(files, 0, Nothing, Native.ReadOnly, 0);
                    _ = Native.AddCopy(files, outputWrite, 1);
                    _ = Native.AddCopy(files, errorWrite, 2);
                    _ = Native.AddDirectory(files, directory);
                }
            );
            return (process, outputRead, errorRead);
        }
        catch (NotStarted)
        {
            _ = Native.Close(outputRead);
            _ = Native.Close(errorRead);
            throw;
        }
        finally
        {
            _ = Native.Close(outputWrite);
            _ = Native.Close(errorWrite);
        }
    }

    /// <summary>Starts it with a pipe to read from; what it writes is not kept. The answered descriptor is the pipe's other end.</summary>
    public static (int Process, int Input) StartReader(
        string executable,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        (int read, int write) = Pipe();
        try
        {
            int process = Run(
                executable,
                arguments,
                environment,
                files =>
                {
                    _ = Native.AddCopy(files, read, 0);
                    _ = Native.AddOpen(files, 1, Nothing, 1, 0);
                    _ = Native.AddOpen(files, 2, Nothing, 1, 0);
                    _ = Native.AddDirectory(files, "/");
                }
            );
            return (process, write);
        }
        catch (NotStarted)
        {
            _ = Native.Close(write);
            throw;
        }
        finally
        {
            _ = Native.Close(read);
        }
    }

    private static int Run(
        string executable,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        Action<nint> open
    )
    {
        nint files = Marshal.AllocHGlobal(Native.Opaque);
        nint settings = Marshal.AllocHGlobal(Native.Opaque);
        nint signals = Marshal.AllocHGlobal(Native.Opaque);
        nint[] words = Texts([executable, .. arguments]);
        nint[] variables = Texts([.. environment.Select(one => $"{one.Key}={one.Value}")]);
        _ = Native.InitFiles(files);
        _ = Native.InitSettings(settings);
        try
        {
            open(files);
            _ = Native.AllSignals(signals);
            _ = Native.SetDefaults(settings, signals);
            _ = Native.NoSignals(signals);
            _ = Native.SetMask(settings, signals);
            _ = Native.SetFlags(settings, Native.SpawnSettings);
            int error = Native.Spawn(out int process, executable, files, settings, words, variables);
            return error == 0 ? process : throw new NotStarted($"{executable} was not started: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            _ = Native.DestroyFiles(files);
            _ = Native.DestroySettings(settings);
            Marshal.FreeHGlobal(files);
            Marshal.FreeHGlobal(settings);
            Marshal.FreeHGlobal(signals);
            Array.ForEach(words, Marshal.FreeCoTaskMem);
            Array.ForEach(variables, Marshal.FreeCoTaskMem);
        }
    }

    /// <summary>Texts as C takes them: each ends with a zero, and so does their list.</summary>
    private static nint[] Texts(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    /// <summary>No other program that Muster starts inherits its ends.</summary>
    private static (int Read, int Write) Pipe()
    {
        int[] ends = new int[2];
        return Native.Pipe(ends, Native.CloseOnExec) == 0
            ? (ends[0], ends[1])
            : throw new NotStarted($"No pipe could be made: {Marshal.GetLastPInvokeErrorMessage()}.");
    }
}
