// Runs the built `muster` as a process of its own, as a person's shell does.
using System.Diagnostics;

namespace Muster.Cli.Tests.Driving;

/// <summary>A shell in a temporary directory, with a clean MUSTER environment. Deleted with its directory.</summary>
public sealed class Shell : IDisposable
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(60);

    public Shell() => Directory = System.IO.Directory.CreateTempSubdirectory("muster-cli-").FullName;

    public string Directory { get; }

    /// <summary>Set for every run.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public Task<Ran> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public async Task<Ran> RunAsync(string input, string[] arguments)
    {
        using Process process = Process.Start(Start(arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(AnswerMax);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"muster {string.Join(' ', arguments)} did not end: {await output}{await error}", late);
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Writes a file into the shell's directory and answers its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private ProcessStartInfo Start(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "muster.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MUSTER_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
