// A real Prometheus with one rule that a test lets fire and recover.
namespace Muster.Peers;

/// <summary>Posts its alerts to every target: Alertmanagers, or what speaks like one. Evaluates and resends each second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private const int Hangup = 1;
    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    /// <param name="Port">Of the loopback interface.</param>
    /// <param name="Key">A bearer token; null for none.</param>
    public sealed record Target(int Port, string? Key);

    /// <summary>The labels of the alert that <see cref="FireAsync"/> raises, besides its name.</summary>
    public static async Task<PrometheusServer> StartAsync(params Target[] targets)
    {
        PrometheusServer server = new();
        int port = FreePort.Next();
        await server.WriteRuleAsync("vector(0) > 1", "Idle", []);
        await File.WriteAllTextAsync(server._folder.Of("prometheus.yml"), Configuration(targets, server._folder.Of("rules.yml")));
        server._process = PeerProcess.Start(
            "prometheus",
            [
                "--config.file=" + server._folder.Of("prometheus.yml"),
                "--storage.tsdb.path=" + server._folder.Of("data"),
                $"--web.listen-address=127.0.0.1:{port}",
                "--rules.alert.resend-delay=1s",
                "--log.level=warn",
            ]
        );
        using HttpClient http = new();
        await server._process.ReadyAsync(
            "Prometheus is ready and knows its Alertmanagers",
            TimeSpan.FromSeconds(60),
            async () =>
            {
                string known = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/v1/alertmanagers"));
                return targets.All(target => known.Contains($"127.0.0.1:{target.Port}", StringComparison.Ordinal));
            }
        );
        return server;
    }

    /// <summary>Lets the rule fire with these labels.</summary>
    public Task FireAsync(string alertname, params (string Name, string Value)[] labels) => ChangeRuleAsync("vector(1)", alertname, labels);

    /// <summary>Lets the rule recover: Prometheus tells its targets that the alert is resolved.</summary>
    public Task RecoverAsync(string alertname, params (string Name, string Value)[] labels) =>
        ChangeRuleAsync("vector(0) > 1", alertname, labels);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task ChangeRuleAsync(string expression, string alertname, (string Name, string Value)[] labels)
    {
        await WriteRuleAsync(expression, alertname, labels);
        _process!.Signal(Hangup);
    }

    private Task WriteRuleAsync(string expression, string alertname, (string Name, string Value)[] labels) =>
        File.WriteAllTextAsync(
            _folder.Of("rules.yml"),
            $$"""
            groups:
              - name: test
                interval: 1s
                rules:
                  - alert: {{alertname}}
                    expr: {{expression}}
                    labels: { {{string.Join(", ", labels.Select(label => $"{label.Name}: \"{label.Value}\""))}} }
                    annotations: { summary: "{{alertname}} from a real Prometheus" }
            """
        );

    private static string Configuration(Target[] targets, string rules) =>
        $"""
            global: {"{ evaluation_interval: 1s }"}
            rule_files: ["{rules}"]
            alerting:
              alertmanagers:
            {string.Join('\n', targets.Select(One))}
            """;

    private static string One(Target target) =>
        $"    - static_configs: [{{ targets: [\"127.0.0.1:{target.Port}\"] }}]"
        + (target.Key is null ? "" : $"\n      authorization: {{ credentials: \"{target.Key}\" }}");
}
