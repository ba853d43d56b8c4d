// A real command that a test started, and what it wrote so far.
using System.Globalization;
using System.Text;
using Muster.Cli.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Execution;

internal sealed class Started
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Lock _one = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private Started(Invocation invocation, TimeProvider clock) => Command = RunningCommand.Start(invocation, clock, Keep);

    public RunningCommand Command { get; }

    public Task<CommandEnd> EndAsync() => Command.Ended.WaitAsync(Longest);

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>Writes a script into the folder and starts it there.</summary>
    public static Started Script(
        TemporaryFolder folder,
        string script,
        TimeProvider clock,
        TimeSpan? timeOut = null,
        params string[] arguments
    )
    {
        string path = Execution.Script.Write(folder.Of("script"), script);
        return Of(folder, clock, timeOut, path, arguments);
    }

    public static Started Of(TemporaryFolder folder, TimeProvider clock, TimeSpan? timeOut, string program, params string[] arguments) =>
        new(new(program, arguments, folder.Path, Path.GetFileName(folder.Path), timeOut, TimeSpan.FromSeconds(30)), clock);

    /// <summary>Waits until it wrote a text.</summary>
    public Task WroteAsync(string text) =>
        Until.TrueAsync($"it writes '{text}'", Longest, () => Task.FromResult(Output.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until it wrote its number, or a child's, on a line that begins with a word; answers it.</summary>
    public async Task<int> NumberAsync(string word)
    {
        await WroteAsync(word + "=");
        await Until.TrueAsync(
            "the line ends",
            Longest,
            () => Task.FromResult(Output.Split(word + "=")[1].Contains('\n', StringComparison.Ordinal))
        );
        return int.Parse(Output.Split(word + "=")[1].Split('\n')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the process runs; one that ended and waits to be reaped by somebody else does not.</summary>
    public static bool Runs(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Keep(OutputStream stream, ReadOnlyMemory<byte> bytes)
    {
        lock (_one)
        {
            (stream == OutputStream.Standard ? _output : _error).Append(Encoding.UTF8.GetString(bytes.Span));
        }
    }

    private string Read(StringBuilder text)
    {
        lock (_one)
        {
            return text.ToString();
        }
    }
}
