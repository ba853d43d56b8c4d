// Whether a command that deletes everything is stopped with most of it left: by the tripwire, and by the second person.
using System.Text.Json;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

public sealed class DeleteAllTests
{
    private const int Files = 3_000;

    private const string Organisation = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@streamflow.example, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@streamflow.example, zone: Europe/London }
        teams:
          platform: { name: Platform, members: [ana, ben] }
        services:
          storage: { name: Storage, team: platform, tier: 0, alwaysOn: true, escalationPolicy: platform }
        escalationPolicies:
          platform: { name: Platform, steps: [{ targets: ["person:ben"], wait: 15m }], repeat: 0 }
        routes:
          - { id: storage, matchers: ['service="storage"'], service: storage, groupBy: [alertname] }
        """;

    [Fact]
    public async Task The_tripwire_stops_the_script_and_most_of_the_files_are_left()
    {
        using TemporaryFolder scratch = Filled();
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        await using FileCountExporter exporter = await FileCountExporter.StartAsync(scratch.Path);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(FilesOf(exporter, station));
        await prometheus.UntilAsync("Prometheus has counted the files", "max_over_time(node_filesystem_files_free[1m]) < 1000000");

        using Hands ben = await Hands.OfAsync(station, "ben");
        await using PeerProcess command = await ApprovedAsync(station, ben, scratch);
        JsonElement run = await ben.ReachedAsync("RUN-1", "ended");

        Assert.Equal("stopped", run.GetProperty("ending").GetString());
        Assert.Equal("system:tripwire", run.GetProperty("stopAskedBy").GetString());
        await JudgeAsync(command, scratch, "the tripwire");
    }

    [Fact]
    public async Task The_second_person_stops_the_script_and_most_of_the_files_are_left()
    {
        using TemporaryFolder scratch = Filled();
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();

        using Hands ben = await Hands.OfAsync(station, "ben");
        await using PeerProcess command = await ApprovedAsync(station, ben, scratch);
        await Until.TrueAsync("files go away", Station.Soon, () => Task.FromResult(Left(scratch) < Files - 20));
        await ben.PostAsync("/api/v1/runs/RUN-1/stop", new { });
        JsonElement run = await ben.ReachedAsync("RUN-1", "ended");

        Assert.Equal("stopped", run.GetProperty("ending").GetString());
        Assert.Equal("person:ben", run.GetProperty("stopAskedBy").GetString());
        await JudgeAsync(command, scratch, "the second person");
    }

    /// <summary>Ana asks, and nothing happens; Ben sees how much it would touch, and approves it all the same.</summary>
    private static async Task<PeerProcess> ApprovedAsync(Station station, Hands ben, TemporaryFolder scratch)
    {
        string key = await station.Muster.MustRunAsync(null, "key", "create", "ana", "--scope", "api", "--as", "ana@streamflow.example");
        PeerProcess command = PeerProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "muster.dll"),
                "run",
                "--",
                "bash",
                SampleFile.PathOf("delete-all/delete-all.sh"),
                scratch.Path,
            ],
            new Dictionary<string, string> { ["MUSTER_URL"] = station.Muster.Url.ToString(), ["MUSTER_API_KEY"] = key }
        );
        await Until.TrueAsync(
            "the command is asked for",
            Station.Soon,
            async () => (await ben.GetAsync("/api/v1/runs")).GetRawText().Contains("RUN-1", StringComparison.Ordinal)
        );
        JsonElement asked = await ben.ReachedAsync("RUN-1", "previewed");
        Assert.Equal(Files, Left(scratch));
        Assert.Contains(scratch.Path, asked.GetProperty("command").GetRawText(), StringComparison.Ordinal);
        await ben.ApproveAsync(asked);
        return command;
    }

    /// <summary>It has ended, nothing goes away any more, and most is left.</summary>
    private static async Task JudgeAsync(PeerProcess command, TemporaryFolder scratch, string who)
    {
        await Until.TrueAsync("the command has ended", Station.Soon, () => Task.FromResult(command.HasExited));
        Assert.NotEqual(0, command.ExitCode);
        int left = Left(scratch);
        Figures.Say($"{who} stopped it when {Files - left} of {Files} files were deleted");
        Assert.InRange(left, Files / 2, Files - 1);
    }

    private static TemporaryFolder Filled()
    {
        TemporaryFolder scratch = new();
        File.WriteAllText(scratch.Of(".scratch"), "");
        for (int file = 0; file < Files; file++)
        {
            File.WriteAllText(scratch.Of($"film-{file:0000}"), "");
        }

        return scratch;
    }

    private static int Left(TemporaryFolder scratch) => Directory.EnumerateFiles(scratch.Path, "film-*").Count();

    /// <summary>The sample's own rules, looked at each second.</summary>
    private static Dictionary<string, string> FilesOf(FileCountExporter exporter, Station station) =>
        new()
        {
            ["prometheus.yml"] = $$"""
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [tripwires.rules.yml]
                scrape_configs:
                  - job_name: node
                    static_configs: [{ targets: ["127.0.0.1:{{exporter.Port}}"] }]
                alerting:
                  alertmanagers:
                    - static_configs: [{ targets: ["127.0.0.1:{{station.Muster.Port}}"] }]
                      authorization: { credentials: "{{station.Key}}" }
                """,
            ["tripwires.rules.yml"] = SampleFile.Read("prometheus/tripwires.rules.yml").Replace("15s", "1s", StringComparison.Ordinal),
        };
}
