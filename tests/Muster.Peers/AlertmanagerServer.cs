// A real Alertmanager that passes its alerts on to a webhook.
namespace Muster.Peers;

public sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Null before it runs.</summary>
    public PeerProcess? Process { get; private set; }

    public int Port { get; } = FreePort.Next();

    /// <summary>Groups by name and waits a second for what belongs together; answers when it is ready.</summary>
    public static async Task<AlertmanagerServer> StartAsync(Uri webhook)
    {
        AlertmanagerServer server = await PrepareAsync(
            $$"""
            route: { receiver: muster, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1h }
            receivers:
              - name: muster
                webhook_configs: [{ url: "{{webhook}}", send_resolved: true }]
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

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
        {
            await Process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
