// A real Alertmanager that passes its alerts on to one receiver.
using System.Net.Http.Json;

namespace Muster.Peers;

public sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Null before it runs.</summary>
    public PeerProcess? Process { get; private set; }

    public int Port { get; } = FreePort.Next();

    public static Task<AlertmanagerServer> StartAsync(Uri webhook) =>
        StartAsync($$"""webhook_configs: [{ url: "{{webhook}}", send_resolved: true }]""");

    /// <summary>Groups by name and waits a second for what belongs together; answers when it is ready.</summary>
    /// <param name="receiver">What stands beside the receiver's name, on one line of YAML.</param>
    public static async Task<AlertmanagerServer> StartAsync(string receiver)
    {
        AlertmanagerServer server = await PrepareAsync(
            $$"""
            route: { receiver: muster, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
            receivers:
              - name: muster
                {{receiver}}
            """
        );
        PeerProcess process = server.Launch();
        using HttpClient http = new();
        await process.ReadyAsync(
            "Alertmanager is ready",
            TimeSpan.FromSeconds(60),
            async () => (await http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/-/ready"))).IsSuccessStatusCode
        );
        return server;
    }

    /// <summary>Nothing runs yet.</summary>
    /// <param name="configuration">The text of alertmanager.yml.</param>
    public static async Task<AlertmanagerServer> PrepareAsync(string configuration)
    {
        AlertmanagerServer server = new();
        await File.WriteAllTextAsync(server._folder.Of("alertmanager.yml"), configuration);
        return server;
    }

    /// <summary>Starts the process, again after a kill, and does not wait until it is ready.</summary>
    public PeerProcess Launch() =>
        Process = PeerProcess.Start(
            "prometheus-alertmanager",
            [
                "--config.file=" + _folder.Of("alertmanager.yml"),
                "--storage.path=" + _folder.Of("data"),
                $"--web.listen-address=127.0.0.1:{Port}",
                "--cluster.listen-address=",
                "--log.level=warn",
            ]
        );

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
        if (Process is not null)
        {
            await Process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
