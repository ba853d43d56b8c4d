// A real Prometheus: with one rule that a test lets fire and recover, or with files of a test's own.
using System.Globalization;
using System.Text.Json;

namespace Muster.Peers;

/// <summary>Posts its alerts to every target: Alertmanagers, or what speaks like one. Evaluates and resends each second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private const int Hangup = 1;
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new();
    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    /// <param name="Port">Of the loopback interface.</param>
    /// <param name="Key">A bearer token; null for none.</param>
    public sealed record Target(int Port, string? Key);

    /// <summary>The labels of the alert that <see cref="FireAsync"/> raises, besides its name.</summary>
    public static async Task<PrometheusServer> StartAsync(params Target[] targets)
    {
        PrometheusServer server = new();
        await server.WriteRuleAsync("vector(0) > 1", "Idle", []);
        await File.WriteAllTextAsync(server._folder.Of("prometheus.yml"), Configuration(targets, server._folder.Of("rules.yml")));
        await server.RunAsync();
        await server._process!.ReadyAsync(
            "Prometheus knows its Alertmanagers",
            StartMax,
            async () =>
            {
                string known = await server._http.GetStringAsync(new Uri(server.Url, "/api/v1/alertmanagers"));
                return targets.All(target => known.Contains($"127.0.0.1:{target.Port}", StringComparison.Ordinal));
            }
        );
        return server;
    }

    /// <param name="files">Names and texts, <c>prometheus.yml</c> among them; they may name each other.</param>
    public static async Task<PrometheusServer> StartAsync(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        PrometheusServer server = new();
        foreach ((string name, string text) in files)
        {
            await File.WriteAllTextAsync(server._folder.Of(name), text);
        }

        await server.RunAsync();
        return server;
    }

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>What an expression is now; null when nothing answers it, or it is not a number. Of several series it is the first.</summary>
    public async Task<double?> ValueAsync(string expression)
    {
        JsonElement answer = await AskAsync($"/api/v1/query?query={Uri.EscapeDataString(expression)}");
        return answer.GetArrayLength() > 0 ? Number(answer[0].GetProperty("value")) : null;
    }

    /// <summary>What an expression was, second by second, beginning with the earliest; what is missing or not a number is left out.</summary>
    public async Task<IReadOnlyList<(double Second, double Value)>> CurveAsync(string expression, double from, double to)
    {
        string path = string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v1/query_range?query={Uri.EscapeDataString(expression)}&start={from}&end={to}&step=1"
        );
        JsonElement answer = await AskAsync(path);
        return answer.GetArrayLength() == 0
            ? []
            :
            [
                .. from point in answer[0].GetProperty("values").EnumerateArray()
                let value = Number(point)
                where value is not null
                select (point[0].GetDouble(), value.Value),
            ];
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

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync()
    {
        _process = PeerProcess.Start(
            "prometheus",
            [
                "--config.file=" + _folder.Of("prometheus.yml"),
                "--storage.tsdb.path=" + _folder.Of("data"),
                $"--web.listen-address={Url.Authority}",
                "--rules.alert.resend-delay=1s",
                "--log.level=warn",
            ]
        );
        await _process.ReadyAsync(
            "Prometheus is ready",
            StartMax,
            async () => (await _http.GetAsync(new Uri(Url, "/-/ready"))).IsSuccessStatusCode
        );
    }

    private async Task<JsonElement> AskAsync(string path)
    {
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Url, path)));
        return answer.RootElement.GetProperty("data").GetProperty("result").Clone();
    }

    private static double? Number(JsonElement point) =>
        double.TryParse(point[1].GetString(), CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

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
