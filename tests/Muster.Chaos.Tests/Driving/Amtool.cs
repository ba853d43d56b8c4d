// Alertmanager's own command line, pointed at a station.
using System.Text.Json;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Driving;

internal sealed class Amtool : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Uri _url;

    private Amtool(Uri url) => _url = url;

    public static async Task<Amtool> OfAsync(Station station)
    {
        Amtool amtool = new(station.Muster.Url);
        await File.WriteAllTextAsync(amtool._folder.Of("http.yml"), $"authorization: {{ credentials: \"{station.Key}\" }}");
        return amtool;
    }

    /// <summary>Runs one command that must succeed; answers all that it said.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        await using PeerProcess process = PeerProcess.Start(
            "amtool",
            [.. arguments, $"--alertmanager.url={_url}", "--http.config.file=" + _folder.Of("http.yml")]
        );
        await Until.TrueAsync("amtool ends", Station.Soon, () => Task.FromResult(process.HasExited));
        await process.StopAsync();
        string said = string.Join(Environment.NewLine, process.Said);
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"amtool {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}");
    }

    /// <summary>The names of the alerts that a query finds, in alphabetical order.</summary>
    public async Task<string[]> AlertsAsync(params string[] query)
    {
        using JsonDocument found = JsonDocument.Parse(await RunAsync(["alert", "query", "-o", "json", .. query]));
        return
        [
            .. found
                .RootElement.EnumerateArray()
                .Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
                .Order(StringComparer.Ordinal),
        ];
    }

    public void Dispose() => _folder.Dispose();
}
