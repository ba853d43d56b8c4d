// Whether a server stops without losing anything, and starts only where it may.
using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Stopping;

[UnsupportedOSPlatform("windows")]
public sealed class GracefulStopTests
{
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(3);
    private const int Streams = 20;
    private const string Organisation = "name: Chaos";

    [Fact]
    public async Task A_stop_with_open_streams_is_quick_and_loses_nothing()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        string key = await station.Muster.MustRunAsync(null, "key", "create", "reader", "--scope", "api");
        using HttpClient reader = station.ClientOf(key);
        Task[] streams = await ListenAsync(reader);
        ConcurrentBag<string> accepted = [];
        Task sending = SendUntilRefusedAsync(station, accepted);
        await Until.TrueAsync("some alerts are accepted", Station.Soon, () => Task.FromResult(accepted.Count > 20));

        TimeSpan took = await station.Muster.Process!.StopAsync();
        await sending;
        await Task.WhenAll(streams).WaitAsync(Station.Soon, TestContext.Current.CancellationToken);
        Figures.Say($"stopped in {took.TotalMilliseconds:0} ms with {Streams} streams open, {accepted.Count} alerts accepted");
        Assert.Equal(0, station.Muster.Process.ExitCode);
        Assert.True(took < StopMax, $"The stop took {took.TotalSeconds:0.0} s.");
        IReadOnlyList<string> labels = await station.Database.TextsAsync("SELECT labels FROM alerts");
        Assert.All(accepted, number => Assert.Contains(labels, one => one.Contains($"\"{number}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_refuses_to_start()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        await using MusterServer second = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MUSTER_DATA"] = station.Muster.Data }
        );
        (int code, string _) = await second.RunAsync(null, "serve").WaitAsync(Station.Soon, TestContext.Current.CancellationToken);
        Assert.Equal(3, code);
        Assert.StartsWith("muster: Another Muster server works on ", OneLine(second.LastErrors), StringComparison.Ordinal);
        Assert.True(await station.IsThereAsync("/readyz"));
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_to_is_named_in_one_line()
    {
        using TemporaryFolder folder = new();
        string data = folder.Of("data");
        UnixFileMode readOnly = (UnixFileMode)Convert.ToInt32("555", 8);
        Directory.CreateDirectory(data);
        File.SetUnixFileMode(data, readOnly);
        File.SetUnixFileMode(folder.Path, readOnly);

        // Root may write everywhere: as root the server runs under the user nobody.
        string[] asUser = Environment.UserName == "root" ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
        string[] line = [.. asUser, "dotnet", Path.Combine(AppContext.BaseDirectory, "muster.dll"), "serve"];
        await using PeerProcess process = PeerProcess.Start(
            line[0],
            line[1..],
            new Dictionary<string, string> { ["MUSTER_DATA"] = data, ["MUSTER_URLS"] = $"http://127.0.0.1:{FreePort.Next()}" }
        );
        await Until.TrueAsync("the server gives up", Station.Soon, () => Task.FromResult(process.HasExited));
        await process.StopAsync();
        Assert.Equal(3, process.ExitCode);
        string said = Assert.Single(process.Said);
        Assert.StartsWith($"muster: The data directory {data} cannot be written to: ", said, StringComparison.Ordinal);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Opens the streams and waits for their hello; each task ends, without an error, with its stream.</summary>
    private static async Task<Task[]> ListenAsync(HttpClient reader)
    {
        List<Task> streams = [];
        for (int number = 0; number < Streams; number++)
        {
            HttpResponseMessage answer = await reader.GetAsync(
                new Uri("/live?t=alerts", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead
            );
            answer.EnsureSuccessStatusCode();
            StreamReader lines = new(await answer.Content.ReadAsStreamAsync());
            Assert.Equal("event: hello", await lines.ReadLineAsync());
            streams.Add(DrainAsync(answer, lines));
        }

        return [.. streams];
    }

    private static async Task DrainAsync(HttpResponseMessage answer, StreamReader lines)
    {
        using HttpResponseMessage mine = answer;
        using StreamReader reader = lines;
        await reader.ReadToEndAsync();
    }

    /// <summary>Posts until the server takes no more; remembers what it said yes to.</summary>
    private static async Task SendUntilRefusedAsync(Station station, ConcurrentBag<string> accepted)
    {
        try
        {
            for (int number = 0; ; number++)
            {
                await station.PostAsync(("alertname", "Steady"), ("number", $"alert-{number}"));
                accepted.Add($"alert-{number}");
            }
        }
        catch (HttpRequestException)
        {
            // The server has stopped, as the test wants.
        }
    }

    private static string OneLine(string said) => Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
