// The gate in a real shell pipeline: the sample script, the real command line and a real server.
using System.Globalization;
using Muster.Cli.Tests.Driving;
using Muster.Cli.Tests.Run;

namespace Muster.Cli.Tests.Gate;

public sealed class ServedGateTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: playback }
        spec:
          service: playback-api
          indicator:
            metadata: { name: playback-counted }
            spec:
              ratioMetric:
                counter: true
                bad: { metricSource: { type: Muster } }
                total: { metricSource: { type: Muster } }
          timeWindow: [{ duration: 28d, isRolling: true }]
          budgetingMethod: Occurrences
          objectives: [{ target: 0.99 }]
        """;

    private const string Policy = """
        title: What we do when the budget is spent
        gate: { allowed: [security] }
        overrides: { people: [ana], longest: 4h }
        escalation: [person:ana]
        signers: { product: [ben], engineering: [ana] }
        """;

    [Fact]
    public async Task The_pipeline_ships_is_stopped_when_the_budget_is_spent_and_ships_by_an_override()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        await DoneAsync(muster, "ana", "slo", "apply", muster.Shell.Write("slo.yaml", Slo));
        await DoneAsync(muster, "ana", "slo", "policy", "apply", muster.Shell.Write("policy.yaml", Policy));
        string shown = await DoneAsync(muster, "ben", "slo", "policy", "sign", "--for", "product");
        string hash = shown.Split('\n').First(line => line.StartsWith("hash ", StringComparison.Ordinal))["hash ".Length..].Trim();
        await DoneAsync(muster, "ben", "slo", "policy", "sign", "--for", "product", "--hash", hash);
        string signed = await DoneAsync(muster, "ana", "slo", "policy", "sign", "--for", "engineering", "--hash", hash);
        Assert.Contains("Version 1 is signed by both and holds.", signed, StringComparison.Ordinal);

        await MeasureAsync(muster, bad: 0);
        Assert.Equal(0, (await DeployAsync(muster, "feature", "one")).Code);
        Assert.True(File.Exists(muster.Folder.Of("one")));

        await MeasureAsync(muster, bad: 30);
        Ran stopped = await DeployAsync(muster, "feature", "two");
        Assert.Equal(1, stopped.Code);
        Assert.Contains("STOP  playback  The error budget is spent:", stopped.Out, StringComparison.Ordinal);
        Assert.Contains("Ask, in this order: ana.", stopped.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(muster.Folder.Of("two")));
        Assert.Equal(0, (await DeployAsync(muster, "security", "three")).Code);
        Assert.Equal(2, (await DeployAsync(muster, "feature", "four", "none")).Code);
        Assert.False(File.Exists(muster.Folder.Of("four")));

        await DoneAsync(muster, "ana", "slo", "override", "ask", "playback", "--for", "2h", "--reason", "The licence ends tonight.");
        Ran overridden = await DeployAsync(muster, "feature", "two");
        Assert.Equal(0, overridden.Code);
        Assert.Contains("ana overrode the gate: The licence ends tonight.", overridden.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(muster.Folder.Of("two")));
        Assert.Contains("Deployed two", await DoneAsync(muster, "ana", "changes"), StringComparison.Ordinal);
    }

    private static async Task<string> DoneAsync(ServedMuster muster, string person, params string[] arguments)
    {
        using Shell shell = muster.ShellOf(person);
        return (await shell.RunAsync(arguments)).Exits(0).Out;
    }

    /// <summary>Runs the sample script as a pipeline's step does.</summary>
    private static async Task<Ran> DeployAsync(ServedMuster muster, string kind, string change, string slo = "playback")
    {
        using Shell shell = muster.ShellOf("ana");
        return await shell.RunStepAsync(
            $"'{Path.Combine(Repository.Root, "samples/pipelines/deploy.sh")}' {kind} {change} {slo} -- touch '{muster.Folder.Of(change)}'"
        );
    }

    /// <summary>The two hours before half an hour ago: a hundred events a minute, so many of them bad.</summary>
    private static async Task MeasureAsync(ServedMuster muster, double bad)
    {
        long now = new WallClock().GetUtcNow().ToUnixTimeSeconds() / 60 * 60;
        object[] minutes =
        [
            .. Enumerable
                .Range(1, 120)
                .Select(ago => new
                {
                    at = DateTimeOffset.FromUnixTimeSeconds(now - (60 * ago)).ToString("O", CultureInfo.InvariantCulture),
                    total = 100.0,
                    bad = ago > 30 ? bad : 0,
                }),
        ];
        using HttpResponseMessage answer = await muster.PostAsync("ana", "slos/playback/counters", new { minutes });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class WallClock : TimeProvider;
}
