// A real server that a test starts and ends by itself.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Muster.Peers;

/// <summary>Keeps what the process says, for the message of a failed test. Ends only the process that it started.</summary>
public sealed partial class PeerProcess : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private PeerProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>How much of the machine's memory it holds now.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>How long it has kept processors busy since it started, all of them together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The names of the files that it has in its memory now, such as its libraries; each once.</summary>
    public IReadOnlySet<string> FilesInMemory =>
        File.ReadLines($"/proc/{_process.Id}/maps").Select(line => line[(line.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Everything that it wrote so far, line by line.</summary>
    public IEnumerable<string> Said => _said;

    public static PeerProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MUSTER_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process process = new() { StartInfo = start };
        PeerProcess peer = new(process);
        process.OutputDataReceived += (_, line) => peer.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => peer.Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return peer;
    }

    /// <summary>Waits until <paramref name="ask"/> says yes; a process that ended meanwhile fails at once, with what it said.</summary>
    public async Task ReadyAsync(string what, TimeSpan longest, Func<Task<bool>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            await Until.TrueAsync(
                what,
                longest,
                () =>
                    HasExited
                        ? throw new InvalidOperationException($"It ended with exit code {ExitCode} before it was ready: {what}.")
                        : ask()
            );
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException(failure.Message + Environment.NewLine + string.Join(Environment.NewLine, _said), failure);
        }
    }

    /// <summary>SIGKILL: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and how long it took to end.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, SignalTerminate);
        }

        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return watch.Elapsed;
    }

    /// <summary>Sends a signal by its number, such as 1 for SIGHUP.</summary>
    public void Signal(int number) => _ = Kill(_process.Id, number);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null && _said.Count < 20_000)
        {
            _said.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
