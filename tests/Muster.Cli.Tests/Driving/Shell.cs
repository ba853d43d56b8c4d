// Runs the built `muster` as a process of its own, as a person's shell does.
using System.Diagnostics;
using System.Globalization;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Driving;

/// <summary>A shell in a temporary directory, with a clean MUSTER environment. Deleted with its directory.</summary>
public sealed class Shell : IDisposable
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(60);

    public Shell() => Directory = System.IO.Directory.CreateTempSubdirectory("muster-cli-").FullName;

    public string Directory { get; }

    /// <summary>Set for every run.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>A shell on the machine of a server: with its data directory, address and database.</summary>
    public static Shell Beside(MusterServer server, string? database = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        Shell shell = new() { Environment = { ["MUSTER_DATA"] = server.Data, ["MUSTER_URLS"] = server.Url.ToString().TrimEnd('/') } };
        if (database is not null)
        {
            shell.Environment["MUSTER_DATABASE"] = database;
        }

        return shell;
    }

    public Task<Ran> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public Task<Ran> RunAsync(string input, string[] arguments) => EndAsync(input, "dotnet", [Executable, .. arguments]);

    /// <summary>Runs a step of a pipeline under <c>sh -e</c>, in which `muster` is the built one.</summary>
    public Task<Ran> RunStepAsync(string step)
    {
        Script.Write(Path.Combine(Directory, "muster"), $"exec dotnet '{Executable}' \"$@\"");
        return EndAsync("", "sh", ["-e", "-c", $"export PATH='{Directory}':\"$PATH\"\n{step}"]);
    }

    /// <summary>Runs on a terminal of so many columns; what it shows there, with its control sequences, is <see cref="Ran.Out"/>.</summary>
    public Task<Ran> RunOnTerminalAsync(int columns, params string[] arguments) => RunOnTerminalAsync("", columns, arguments);

    /// <param name="typed">What somebody types there.</param>
    public Task<Ran> RunOnTerminalAsync(string typed, int columns, string[] arguments)
    {
        string command = string.Join(' ', arguments.Prepend(Executable).Select(word => $"'{word}'"));
        return EndAsync(
            typed,
            "script",
            ["-qec", string.Create(CultureInfo.InvariantCulture, $"stty cols {columns} rows 24; dotnet {command}"), "/dev/null"]
        );
    }

    /// <summary>Starts it as a process that runs on, such as a server, or one to be interrupted.</summary>
    public PeerProcess Begin(params string[] arguments) => PeerProcess.Start("dotnet", [Executable, .. arguments], Environment);

    private static string Executable => Path.Combine(AppContext.BaseDirectory, "muster.dll");

    private async Task<Ran> EndAsync(string input, string program, string[] arguments)
    {
        using Process process = Process.Start(Start(program, arguments))!;
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
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end: {await output}{await error}", late);
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

    private ProcessStartInfo Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
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
