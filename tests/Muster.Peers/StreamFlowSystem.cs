// The sample system as real processes: gateway, service, cache, database and load, on free ports of the loopback interface.
using System.Net.Http.Json;

namespace Muster.Peers;

/// <summary>Built from samples/streamflow into the folder of the test program, which must reference it.</summary>
public sealed class StreamFlowSystem : IAsyncDisposable
{
    private const string KeyHeader = "X-StreamFlow-Key";
    private static readonly string[] Parts = ["gateway", "service", "cache", "database", "load"];
    private readonly Dictionary<string, int> _ports = Parts.ToDictionary(part => part, _ => FreePort.Next(), StringComparer.Ordinal);
    private readonly List<PeerProcess> _processes = [];
    private readonly HttpClient _http = new();

    private StreamFlowSystem() => _http.DefaultRequestHeaders.Add(KeyHeader, Key);

    /// <summary>What opens the admin doors.</summary>
    public string Key { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <summary>All parts but the load, each ready.</summary>
    public static async Task<StreamFlowSystem> StartAsync()
    {
        StreamFlowSystem system = new();
        await Task.WhenAll(Parts.Where(part => part != "load").Select(part => system.LaunchAsync(part)));
        return system;
    }

    /// <summary>The viewers come, and go after ten minutes at the latest.</summary>
    public Task LetViewersComeAsync() => LaunchAsync("load", "--seconds", "600");

    /// <summary>A text of the sample with the ports of this system in the place of its usual ones.</summary>
    public string WithPorts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parts.Index().Aggregate(text, (so, part) => so.Replace($"127.0.0.1:{7600 + part.Index}", $"127.0.0.1:{_ports[part.Item]}"));
    }

    /// <summary>The cache forgets all that it holds: what lets the herd loose.</summary>
    public async Task InvalidateAsync() => (await _http.PostAsync(Of("cache", "/admin/invalidate"), null)).EnsureSuccessStatusCode();

    public async Task ShedAsync(int percent) =>
        (await _http.PutAsJsonAsync(Of("gateway", "/admin/shed"), new { percent })).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        foreach (PeerProcess process in _processes)
        {
            await process.DisposeAsync();
        }

        _http.Dispose();
    }

    private async Task LaunchAsync(string part, params string[] settings)
    {
        string[] addresses = [.. Parts.SelectMany(other => new[] { $"--{other}", $"http://127.0.0.1:{_ports[other]}" })];
        PeerProcess process = PeerProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "streamflow.dll"),
                part,
                "--urls",
                $"http://127.0.0.1:{_ports[part]}",
                .. addresses,
                .. settings,
            ],
            new Dictionary<string, string> { ["STREAMFLOW_KEY"] = Key }
        );
        lock (_processes)
        {
            _processes.Add(process);
        }

        await process.ReadyAsync(
            $"the {part} answers",
            TimeSpan.FromSeconds(60),
            async () => (await _http.GetAsync(Of(part, "/metrics"))).IsSuccessStatusCode
        );
    }

    private Uri Of(string part, string path) => new($"http://127.0.0.1:{_ports[part]}{path}");
}
