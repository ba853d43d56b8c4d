// A real Prometheus that already has weeks of data, and what it makes of them.
using System.Globalization;
using System.Text.Json;

namespace Muster.Peers;

/// <summary>The past is written into its database by promtool, as an operator backfills one.</summary>
public sealed class PrometheusHistory : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private PeerProcess? _process;
    private int _port;

    /// <summary>Where it is asked.</summary>
    public string Url => $"http://127.0.0.1:{_port}";

    private string Data => _folder.Of("data");

    /// <param name="openMetrics">The samples, each with its time in seconds, as OpenMetrics ends them with <c># EOF</c>.</param>
    public static async Task<PrometheusHistory> StartAsync(string openMetrics)
    {
        PrometheusHistory history = new();
        await File.WriteAllTextAsync(history._folder.Of("past.om"), openMetrics);
        await File.WriteAllTextAsync(history._folder.Of("prometheus.yml"), "global: { scrape_interval: 1m }\n");
        await ToolAsync("tsdb", "create-blocks-from", "openmetrics", "-q", history._folder.Of("past.om"), history.Data);
        await history.ServeAsync();
        return history;
    }

    /// <summary>Throws, with what promtool says, when Prometheus would not load a file of rules.</summary>
    public static async Task CheckRulesAsync(string rules)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.Of("rules.yml"), rules);
        await ToolAsync("check", "rules", folder.Of("rules.yml"));
    }

    /// <summary>The values of the one series that an expression has, by time; what is no number is there too.</summary>
    public async Task<IReadOnlyDictionary<DateTimeOffset, double>> RangeAsync(
        string expression,
        DateTimeOffset from,
        DateTimeOffset until,
        TimeSpan step
    )
    {
        Uri address = new(
            $"http://127.0.0.1:{_port}/api/v1/query_range?query={Uri.EscapeDataString(expression)}&start={Seconds(from)}&end={Seconds(until)}&step={Seconds(step)}"
        );
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync(address));
        Dictionary<DateTimeOffset, double> values = [];
        foreach (JsonElement series in answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray())
        {
            foreach (JsonElement pair in series.GetProperty("values").EnumerateArray())
            {
                values.Add(
                    DateTimeOffset.FromUnixTimeSeconds(pair[0].GetInt64()),
                    double.Parse(pair[1].GetString()!.Replace("Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture)
                );
            }
        }

        return values;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task ServeAsync()
    {
        _port = FreePort.Next();
        _process = PeerProcess.Start(
            "prometheus",
            [
                "--config.file=" + _folder.Of("prometheus.yml"),
                "--storage.tsdb.path=" + Data,
                "--storage.tsdb.retention.time=20y",
                $"--web.listen-address=127.0.0.1:{_port}",
                "--log.level=warn",
            ]
        );
        await _process.ReadyAsync(
            "Prometheus is ready",
            TimeSpan.FromSeconds(60),
            async () => (await _http.GetAsync(new Uri($"http://127.0.0.1:{_port}/-/ready"))).IsSuccessStatusCode
        );
    }

    private static async Task ToolAsync(params string[] arguments)
    {
        await using PeerProcess tool = PeerProcess.Start("promtool", arguments);
        await Until.TrueAsync("promtool is done", TimeSpan.FromMinutes(3), () => Task.FromResult(tool.HasExited));
        if (tool.ExitCode != 0)
        {
            throw new InvalidOperationException($"promtool ended with exit code {tool.ExitCode}: {string.Join('\n', tool.Said)}");
        }
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) => ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
