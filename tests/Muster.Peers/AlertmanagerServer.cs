// A real Alertmanager that passes its alerts on to one receiver.
using System.Net.Http.Json;

namespace Muster.Peers;

public sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    public int Port { get; } = FreePort.Next();

    public static Task<AlertmanagerServer> StartAsync(Uri webhook) =>
        StartAsync($$"""webhook_configs: [{ url: "{{webhook}}", send_resolved: true }]""");

    /// <param name="receiver">What stands beside the receiver's name, on one line of YAML.</param>
    public static async Task<AlertmanagerServer> StartAsync(string receiver)
    {
        AlertmanagerServer server = new();
        await File.WriteAllTextAsync(
            server._folder.Of("alertmanager.yml"),
            $$"""
            route: { receiver: muster, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
            receivers:
              - name: muster
                {{receiver}}
            """
        );
        server._process = PeerProcess.Start(
            "prometheus-alertmanager",
            [
                "--config.file=" + server._folder.Of("alertmanager.yml"),
                "--storage.path=" + server._folder.Of("data"),
                $"--web.listen-address=127.0.0.1:{server.Port}",
                "--cluster.listen-address=",
                "--log.level=warn",
            ]
        );
        using HttpClient http = new();
        await server._process.ReadyAsync(
            "Alertmanager is ready",
            TimeSpan.FromSeconds(60),
            async () => (await http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/-/ready"))).IsSuccessStatusCode
        );
        return server;
    }

    /// <summary>Posts one alert to it, as Prometheus does.</summary>
    /// <param name="isOver">Whether the alert is resolved.</param>
    public async Task PostAsync(Dictionary<string, string> labels, Dictionary<string, string> annotations, bool isOver = false)
    {
        using HttpClient http = new();
        object alert = new
        {
            labels,
            annotations,
            startsAt = "2020-01-01T00:00:00Z",
            endsAt = isOver ? "2020-01-02T00:00:00Z" : null,
        };
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"http://127.0.0.1:{Port}/api/v2/alerts", new[] { alert });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
