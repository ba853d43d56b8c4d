// The real Muster on a data directory of its own, with one person who is paged by a webhook.
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

/// <summary>The storm is one route and pages like any other; each probe is a group of its own.</summary>
public sealed class MusterUnderMeasure : IServer
{
    private readonly MusterServer _muster;

    private MusterUnderMeasure(MusterServer muster, string key) => (_muster, Door) = (muster, new(muster.Port, key));

    public string Name => "Muster";

    public Door Door { get; }

    public PeerProcess Process => _muster.Process!;

    public string ReadyPath => "/readyz";

    /// <summary>Nothing runs yet.</summary>
    public static async Task<MusterUnderMeasure> PrepareAsync(Uri webhook)
    {
        MusterServer muster = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MUSTER_ALLOW_PRIVATE_WEBHOOKS"] = "true",
                ["MUSTER_LOG_LEVEL"] = "warning",
            }
        );
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.Of("org.yaml"), Organisation(webhook));
        await muster.MustRunAsync(null, "apply", "-f", folder.Of("org.yaml"), "--yes");
        return new(muster, await muster.MustRunAsync(null, "key", "create", "bench", "--scope", "intake"));
    }

    public void Launch() => _muster.Launch();

    public ValueTask DisposeAsync() => _muster.DisposeAsync();

    private static string Organisation(Uri webhook) =>
        $$"""
            name: Bench
            people:
              cleo: { name: Cleo Marin, email: cleo@example.org, zone: Europe/Rome, contacts: [{ webhook: "{{webhook}}" }] }
            teams:
              streaming: { name: Streaming, members: [cleo] }
            services:
              bench-probe: { name: Probe, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
              bench-storm: { name: Storm, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
            escalationPolicies:
              streaming: { name: Streaming, steps: [{ targets: ["person:cleo"], wait: 30m }], repeat: 0 }
            routes:
              - { id: probe, matchers: ['service="bench-probe"'], service: bench-probe, groupBy: [alertname] }
              - { id: storm, matchers: ['service="bench-storm"'], service: bench-storm, groupBy: [alertname] }
            """;
}
