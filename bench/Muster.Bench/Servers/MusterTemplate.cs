// A data directory with the organisation and the key of the bench, made once and copied for every server.
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

public sealed class MusterTemplate : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["MUSTER_ALLOW_PRIVATE_WEBHOOKS"] = "true",
        ["MUSTER_LOG_LEVEL"] = "warning",
    };

    /// <summary>Twelve components with 90 days each: a page of some size.</summary>
    private const int Components = 12;

    private readonly MusterServer _muster;
    private readonly string _key;

    private MusterTemplate(MusterServer muster, string key) => (_muster, _key) = (muster, key);

    /// <param name="webhook">Where the person's pages go.</param>
    public static async Task<MusterTemplate> CreateAsync(Uri webhook)
    {
        MusterServer muster = MusterServer.Prepare(Settings);
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.Of("org.yaml"), Organisation(webhook));
        await muster.MustRunAsync(null, "apply", "-f", folder.Of("org.yaml"), "--yes");
        return new(muster, await muster.MustRunAsync(null, "key", "create", "bench", "--scope", "intake"));
    }

    /// <summary>A server on a copy; nothing runs yet.</summary>
    /// <param name="more">Further settings of its environment.</param>
    public MusterUnderMeasure Copy(params IEnumerable<(string Name, string Value)> more)
    {
        Dictionary<string, string> settings = new(Settings, StringComparer.Ordinal);
        foreach ((string name, string value) in more)
        {
            settings[name] = value;
        }

        MusterServer muster = MusterServer.Prepare(settings);
        foreach (string file in Directory.EnumerateFiles(_muster.Data, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(muster.Data, Path.GetRelativePath(_muster.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new(muster, _key);
    }

    public ValueTask DisposeAsync() => _muster.DisposeAsync();

    private static string Organisation(Uri webhook)
    {
        string[] probes = [.. Enumerable.Range(0, Probe.People).Select(Probe.ServiceOf)];
        return $$"""
            name: Bench
            statusPage: { name: Bench, languages: [en, de, fr, es] }
            components:
            {{Lines(
                [.. Enumerable.Range(1, Components).Select(number => $"part-{number}")],
                part => $"  {part}: {{ name: Part {part}, description: What customers use., since: 2026-01-01 }}"
            )}}
            people:
              cleo: { name: Cleo Marin, email: cleo@example.org, zone: Europe/Rome, contacts: [{ webhook: "{{webhook}}" }] }
            {{Lines(
                probes,
                probe => $"  {probe}: {{ name: Person of {probe}, email: {probe}@example.org, contacts: [{{ webhook: \"{webhook}\" }}] }}"
            )}}
            teams:
              streaming: { name: Streaming, members: [cleo] }
            services:
            {{Lines(
                probes,
                probe => $"  {probe}: {{ name: {probe}, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: {probe} }}"
            )}}
              bench-storm: { name: Storm, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
            escalationPolicies:
              streaming: { name: Streaming, steps: [{ targets: ["person:cleo"], wait: 30m }], repeat: 0 }
            {{Lines(
                probes,
                probe => $"  {probe}: {{ name: {probe}, steps: [{{ targets: [\"person:{probe}\"], wait: 30m }}], repeat: 0 }}"
            )}}
            routes:
              - { id: storm, matchers: ['service="bench-storm"'], service: bench-storm, groupBy: [alertname] }
            {{Lines(probes, probe => $"  - {{ id: {probe}, matchers: ['service=\"{probe}\"'], service: {probe}, groupBy: [alertname] }}")}}
            """;
    }

    private static string Lines(IEnumerable<string> probes, Func<string, string> line) =>
        string.Join(Environment.NewLine, probes.Select(line));
}
