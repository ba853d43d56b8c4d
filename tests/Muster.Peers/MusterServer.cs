// The real `muster serve` as a process of its own, and the command line beside it.
namespace Muster.Peers;

/// <summary>Runs the built executable on its own data directory; a test may kill and start it again on the same data and port.</summary>
public sealed class MusterServer : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    private MusterServer(IReadOnlyDictionary<string, string>? settings)
    {
        _environment = new(StringComparer.Ordinal)
        {
            ["MUSTER_DATA"] = _folder.Of("data"),
            ["MUSTER_URLS"] = Url.ToString().TrimEnd('/'),
            ["MUSTER_LOG"] = "text",
        };
        foreach ((string name, string value) in settings ?? new Dictionary<string, string>())
        {
            _environment[name] = value;
        }
    }

    public int Port { get; } = FreePort.Next();

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>A folder of its own, or the one that the settings name.</summary>
    public string Data => _environment["MUSTER_DATA"];

    public PeerProcess? Process { get; private set; }

    /// <summary>Prepares a data directory and settings; nothing runs yet, so that users, keys and the organisation can be put first.</summary>
    public static MusterServer Prepare(IReadOnlyDictionary<string, string>? settings = null) => new(settings);

    public async Task StartAsync(params string[] arguments)
    {
        PeerProcess process = Launch(arguments);
        using HttpClient http = new();
        await process.ReadyAsync(
            "Muster answers /readyz",
            StartMax,
            async () => (await http.GetAsync(new Uri(Url, "/readyz"))).IsSuccessStatusCode
        );
    }

    /// <summary>Starts the process, again after a kill, and does not wait until it is ready.</summary>
    public PeerProcess Launch(params string[] arguments) =>
        Process = PeerProcess.Start("dotnet", [Executable, "serve", .. arguments], _environment);

    /// <summary>Runs one command of the command line to its end.</summary>
    public async Task<(int Code, string Output)> RunAsync(string? input, params string[] arguments)
    {
        System.Diagnostics.ProcessStartInfo start = new("dotnet", [Executable, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in _environment)
        {
            start.Environment[name] = value;
        }

        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        LastErrors = await errors;
        return (process.ExitCode, await output);
    }

    /// <summary>What the last command wrote to standard error.</summary>
    public string LastErrors { get; private set; } = "";

    /// <summary>Runs a command that must succeed; answers its output without the end of the line.</summary>
    public async Task<string> MustRunAsync(string? input, params string[] arguments)
    {
        (int code, string output) = await RunAsync(input, arguments);
        return code == 0
            ? output.TrimEnd()
            : throw new InvalidOperationException(
                $"muster {string.Join(' ', arguments)} ended with {code}:{Environment.NewLine}{output}{LastErrors}"
            );
    }

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
        {
            await Process.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The build beside the tests, unless <c>UNDER_TEST</c> names another one.</summary>
    private static string Executable =>
        Environment.GetEnvironmentVariable("UNDER_TEST") ?? Path.Combine(AppContext.BaseDirectory, "muster.dll");
}
