// The SLOs of a server from the command line: what is asked before anything is taken away, and how they are listed and shown.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Slo;

public sealed class AppliedSlosTests
{
    private const string Pushed = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: checkout-paid }
        spec:
          service: checkout
          indicator:
            metadata: { name: payments }
            spec:
              ratioMetric:
                counter: true
                bad: { metricSource: { type: Muster } }
                total: { metricSource: { type: Muster } }
          timeWindow: [{ duration: 28d, isRolling: true }]
          budgetingMethod: Occurrences
          objectives: [{ target: 0.999 }]
        """;

    private const string Shown = """
        {
          "id": "checkout-paid", "title": "Payments go through", "description": "", "service": "checkout", "version": 3, "blown": true,
          "freshness": "Known until 12:00 UTC.",
          "goals": [{
            "title": "", "target": 0.999, "begin": "2026-10-05T12:00:00Z", "end": "2026-11-02T12:00:00Z", "dataFrom": "2026-10-20T00:00:00Z",
            "indicator": 0.9981, "left": -0.9, "blown": true, "goneAt": null, "thereAgainAt": "2026-11-09T03:00:00Z",
            "burns": [{ "name": "fast", "factor": 14.4, "longSeconds": 3600, "shortSeconds": 300, "long": 21.5, "short": null, "page": true, "firing": true }]
          }]
        }
        """;

    [Fact]
    public async Task What_would_be_retired_is_shown_and_in_a_script_needs_a_yes_and_the_number_is_sent_along()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        string file = shell.Write("slo.yaml", Pushed);
        server.Answers(request =>
            $$"""{"applied": {{(request.Text.Contains("\"dryRun\":true", StringComparison.Ordinal) ? "false" : "true")}}, "changes": [{"slo": "checkout-paid", "change": "added"}, {"slo": "old-one", "change": "retired"}]}"""
        );

        Ran asked = (await shell.RunAsync("slo", "apply", file, "--prune")).Exits(2);
        Assert.Contains("This would retire 1 SLOs", asked.Error, StringComparison.Ordinal);
        Assert.Contains("retired", asked.Out, StringComparison.Ordinal);
        Assert.Single(server.Requests);

        Ran dry = (await shell.RunAsync("slo", "apply", file, "--prune", "--dry-run")).Exits(0);
        Assert.Contains("A dry run: nothing was changed.", dry.Out, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);

        Ran applied = (await shell.RunAsync("slo", "apply", file, "--prune", "--yes")).Exits(0);
        Assert.Contains("Applied.", applied.Out, StringComparison.Ordinal);
        JsonElement sent = server.Requests[^1].Body;
        Assert.Equal(
            (1, false, true),
            (sent.GetProperty("retires").GetInt32(), sent.GetProperty("dryRun").GetBoolean(), sent.GetProperty("prune").GetBoolean())
        );
        Assert.Equal(Pushed, sent.GetProperty("files")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task With_a_mistake_in_a_file_the_server_is_not_asked()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        string file = shell.Write("slo.yaml", Pushed.Replace("0.999", "99.9", StringComparison.Ordinal));
        Ran ran = (await shell.RunAsync("slo", "apply", file)).Exits(2);
        Assert.Contains("'99.9' is no share", ran.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task They_are_listed_shown_and_retired()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        server.Answers(200, $$"""{"items": [{{Shown}}]}""");
        Ran list = (await shell.RunAsync("slo", "list")).Exits(0);
        Assert.Matches(@"checkout-paid +checkout +99\.9 % +-90\.0 % +21\.5× +blown +Known until 12:00 UTC\.", list.Out);

        server.Answers(
            200,
            $$"""{"slo": {{Shown}}, "text": "kind: SLO", "charges": [{"goal": 0, "incident": "INC-4", "title": "Cards fail", "bad": 7, "share": 1.2}]}"""
        );
        Ran show = (await shell.RunAsync("slo", "show", "checkout-paid")).Exits(0);
        foreach (
            string line in new[]
            {
                "the window is longer than the data",
                "2026-11-09 03:00 UTC if nothing more goes wrong",
                "fast: 21.5× and beyond all times, pages above 14.4: it fires",
                "120.0 % spent by INC-4 Cards fail",
                "kind: SLO",
            }
        )
        {
            Assert.Contains(line, show.Out, StringComparison.Ordinal);
        }

        (await shell.RunAsync("slo", "retire", "checkout-paid", "--reason", "switched off")).Exits(0);
        Assert.Equal(
            ("PUT", "/api/v1/slos/checkout-paid/retirement", """{"reason":"switched off"}"""),
            (server.Requests[^1].Method, server.Requests[^1].Path, server.Requests[^1].Text)
        );
    }
}
