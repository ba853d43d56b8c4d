// One package of npm, as its users install it, and scripts that run with it under a real node.
namespace Muster.Peers;

/// <summary>Installed once into artifacts/npm with npm's own configuration; an installed one is used again, also without a network.</summary>
public sealed class NodePackages
{
    private static readonly TimeSpan InstallMax = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ScriptMax = TimeSpan.FromSeconds(60);

    // A test program stands in artifacts/bin/PROJECT/release.
    private static readonly string Cache = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "npm"));

    private readonly string _folder;

    private NodePackages(string folder) => _folder = folder;

    /// <param name="package">A name and an exact version, such as <c>opsgenie-sdk@0.5.1</c>.</param>
    public static async Task<NodePackages> OfAsync(string package)
    {
        ArgumentNullException.ThrowIfNull(package);
        string folder = Path.Combine(Cache, package.Replace('/', '+'));
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(Cache);
            string fresh = Directory.CreateDirectory(Path.Combine(Cache, Path.GetRandomFileName())).FullName;
            await RunAsync("npm", ["install", "--prefix", fresh, "--no-audit", "--no-fund", "--ignore-scripts", package], null, InstallMax);
            Keep(fresh, folder);
        }

        return new(folder);
    }

    /// <summary>Runs a CommonJS script, which may <c>require</c> the package, to its end; answers all that it wrote. Throws with that when it fails.</summary>
    /// <param name="arguments">The script finds them from <c>process.argv[2]</c> on.</param>
    public async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.Of("script.cjs"), script);
        Dictionary<string, string> environment = new() { ["NODE_PATH"] = Path.Combine(_folder, "node_modules") };
        return await RunAsync("node", [folder.Of("script.cjs"), .. arguments], environment, ScriptMax);
    }

    /// <summary>Starts a CommonJS script that serves, and may <c>require</c> the package; it runs until it is disposed of.</summary>
    public PeerProcess StartScript(string script, params string[] arguments) =>
        PeerProcess.Start(
            "node",
            ["-e", script, .. arguments],
            new Dictionary<string, string> { ["NODE_PATH"] = Path.Combine(_folder, "node_modules") }
        );

    /// <summary>Another test program may have installed it at the same time: then its folder is as good.</summary>
    private static void Keep(string fresh, string folder)
    {
        try
        {
            Directory.Move(fresh, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static async Task<string> RunAsync(
        string program,
        string[] arguments,
        Dictionary<string, string>? environment,
        TimeSpan longest
    )
    {
        await using PeerProcess process = PeerProcess.Start(program, arguments, environment);
        try
        {
            await Until.TrueAsync($"{program} ends", longest, () => Task.FromResult(process.HasExited));
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException(late.Message + Environment.NewLine + Said(process), late);
        }

        await process.StopAsync();
        return process.ExitCode == 0
            ? Said(process)
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {Said(process)}"
            );
    }

    private static string Said(PeerProcess process) => string.Join(Environment.NewLine, process.Said);
}
