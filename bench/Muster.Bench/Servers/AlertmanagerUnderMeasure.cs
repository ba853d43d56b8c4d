// The peer at its best: Debian's Alertmanager, which waits for no group and sends nothing about the storm.
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

public sealed class AlertmanagerUnderMeasure : IServer
{
    private readonly AlertmanagerServer _alertmanager;

    private AlertmanagerUnderMeasure(AlertmanagerServer alertmanager) =>
        (_alertmanager, Door) = (alertmanager, new(alertmanager.Port, null));

    public string Name => "Alertmanager";

    public Door Door { get; }

    public PeerProcess Process => _alertmanager.Process!;

    public string ReadyPath => "/-/ready";

    /// <summary>Nothing runs yet.</summary>
    public static async Task<AlertmanagerUnderMeasure> PrepareAsync(Uri webhook) =>
        new(
            await AlertmanagerServer.PrepareAsync(
                $$"""
                route:
                  receiver: nobody
                  group_by: [alertname]
                  group_wait: 0s
                  group_interval: 5m
                  repeat_interval: 1h
                  routes:
                    - { receiver: person, matchers: ['service=~"bench-probe-.*"'] }
                receivers:
                  - name: nobody
                  - name: person
                    webhook_configs: [{ url: "{{webhook}}", send_resolved: false }]
                """
            )
        );

    public void Launch() => _alertmanager.Launch();

    public ValueTask DisposeAsync() => _alertmanager.DisposeAsync();
}
