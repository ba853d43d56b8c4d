// A command that runs: what it writes is told as it comes, and a stop reaches all that it started.
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Muster.Cli.Execution;

internal sealed class RunningCommand : IRunning
{
    private const int BufferBytes = 65_536;

    /// <summary>How often it is looked whether the last process has gone.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the outputs are read on when all is over: somebody else may hold them open for ever.</summary>
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(2);

    private readonly Invocation _invocation;
    private readonly TimeProvider _clock;
    private readonly Action<OutputStream, ReadOnlyMemory<byte>> _written;
    private readonly int _process;
    private readonly Lock _one = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<EndCause> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningCommand(Invocation invocation, TimeProvider clock, Action<OutputStream, ReadOnlyMemory<byte>> written)
    {
        (_invocation, _clock, _written) = (invocation, clock, written);
        (_process, int output, int error) = Spawn.Start(invocation.Executable, invocation.Arguments, invocation.Directory, Surroundings());
        Guard guard = Guarded(output, error);
        new Thread(WaitForExit) { IsBackground = true, Name = "waits for " + invocation.Mark }.Start();
        Ended = EndAsync(guard, output, error);
    }

    /// <summary>Completes when the command and all that it started have ended and what they wrote was told.</summary>
    public Task<CommandEnd> Ended { get; }

    /// <summary>Starts it.</summary>
    /// <param name="written">Gets what it writes, one call at a time and in the order in which it was read; it may not keep the memory.</param>
    /// <exception cref="NotStarted">The system would not start it, and says why.</exception>
    public static RunningCommand Start(Invocation invocation, TimeProvider clock, Action<OutputStream, ReadOnlyMemory<byte>> written) =>
        OperatingSystem.IsLinux()
            ? new(invocation, clock, written)
            : throw new NotStarted(
                "Muster starts commands on Linux alone: elsewhere it could not promise that a stop reaches all that they start."
            );

    /// <summary>Tells it to stop, and kills it when it has not after its grace. Only the first call counts.</summary>
    public void Stop() => _stop.TrySetResult(EndCause.Stopped);

    /// <summary>Without a guard nothing runs.</summary>
    private Guard Guarded(int output, int error)
    {
        try
        {
            return Guard.Over(_process);
        }
        catch (NotStarted)
        {
            _ = Native.Signal(-_process, Signals.Kill);
            _ = Reap();
            _ = Native.Close(output);
            _ = Native.Close(error);
            throw;
        }
    }

    private async Task<CommandEnd> EndAsync(Guard guard, int output, int error)
    {
        using CancellationTokenSource drained = new();
        Task read = Task.WhenAll(
            ReadAsync(OutputStream.Standard, output, drained.Token),
            ReadAsync(OutputStream.Error, error, drained.Token)
        );
        await using (Timer())
        {
            await Task.WhenAny(_exited.Task, _stop.Task);
        }

        bool isByItself = _exited.Task.IsCompleted;
        int ended = await EndAllAsync();
        await Task.WhenAny(read, Task.Delay(DrainMax, _clock));
        await drained.CancelAsync();
        guard.Dispose();
        (int? code, string? signal) = Reap();
        return new(isByItself ? EndCause.Exited : await _stop.Task, code, signal, isByItself ? ended : 0);
    }

    /// <summary>Tells all that runs to stop, again whatever comes up meanwhile, and kills after the grace. Answers how many there were at first.</summary>
    private async Task<int> EndAllAsync()
    {
        HashSet<int> told = [];
        int? first = null;
        long since = _clock.GetTimestamp();
        while (true)
        {
            IReadOnlyList<int> running = ProcessTable.Of(_process, _invocation.Mark);
            first ??= running.Count;
            if (running.Count == 0 && _exited.Task.IsCompleted)
            {
                return first.Value;
            }

            bool isLate = _clock.GetElapsedTime(since) >= _invocation.Grace;
            if (isLate)
            {
                // Whoever makes processes faster than they are listed loses its group at once.
                _ = Native.Signal(-_process, Signals.Kill);
            }

            foreach (int process in running.Where(process => told.Add(process) || isLate))
            {
                _ = Native.Signal(process, isLate ? Signals.Kill : Signals.Terminate);
            }

            await Task.Delay(LookAgain, _clock);
        }
    }

    private async Task ReadAsync(OutputStream stream, int descriptor, CancellationToken cancel)
    {
        await using AnonymousPipeClientStream pipe = new(PipeDirection.In, new SafePipeHandle(descriptor, ownsHandle: true));
        byte[] buffer = new byte[BufferBytes];
        try
        {
            while (await pipe.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                lock (_one)
                {
                    _written(stream, buffer.AsMemory(0, count));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody who does not belong to the command holds the pipe; what the command wrote is read.
        }
    }

    /// <summary>Leaves the ended process to be reaped: until then its number, and its group's, cannot be another's.</summary>
    private void WaitForExit()
    {
        nint information = Marshal.AllocHGlobal(Native.Opaque);
        while (
            Native.WaitForEnd(Native.ByProcess, _process, information, Native.Exited | Native.LeaveIt) != 0
            && Marshal.GetLastPInvokeError() == Native.Interrupted
        ) { }

        Marshal.FreeHGlobal(information);
        _exited.SetResult();
    }

    /// <summary>Source: waitpid(2): the low seven bits are the signal, the byte above them the exit code.</summary>
    private (int? ExitCode, string? Signal) Reap()
    {
        int status;
        while (Native.Reap(_process, out status, 0) < 0 && Marshal.GetLastPInvokeError() == Native.Interrupted) { }

        int signal = status & 0x7f;
        return signal == 0 ? ((status >> 8) & 0xff, null) : (null, Signals.NameOf(signal));
    }

    private IAsyncDisposable? Timer() =>
        _invocation.TimeOut is { } longest
            ? _clock.CreateTimer(_ => _stop.TrySetResult(EndCause.TimedOut), null, longest, Timeout.InfiniteTimeSpan)
            : null;

    /// <summary>Muster's own settings, its key among them, are none of the command's business.</summary>
    private Dictionary<string, string> Surroundings()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry one in Environment.GetEnvironmentVariables())
        {
            if (!((string)one.Key).StartsWith("MUSTER_", StringComparison.Ordinal))
            {
                variables[(string)one.Key] = (string?)one.Value ?? "";
            }
        }

        variables[Invocation.MarkVariable] = _invocation.Mark;
        return variables;
    }
}
