// A real Alertmanager that passes its alerts on to a webhook.
namespace Muster.Peers;

public sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    public int Port { get; } = FreePort.Next();

    public static async Task<AlertmanagerServer> StartAsync(Uri webhook)
    {
        AlertmanagerServer server = new();
        await File.WriteAllTextAsync(
            server._folder.Of("alertmanager.yml"),
            $$"""
            route: { receiver: muster, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
            receivers:
              - name: muster
                webhook_configs: [{ url: "{{webhook}}", send_resolved: true }]
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

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
