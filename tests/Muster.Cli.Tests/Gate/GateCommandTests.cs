// What `muster gate` asks, says, and ends with: a stop is 1, and whatever keeps it from an answer is 2.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Gate;

public sealed class GateCommandTests
{
    [Fact]
    public async Task The_worst_of_several_answers_counts()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(request =>
            Answer(request.Path.Split('/')[4], request.Path.Contains("login", StringComparison.Ordinal) ? "stop" : "ship")
        );
        using Shell shell = server.Shell();

        Ran shipped = (await shell.RunAsync("gate", "playback", "checkout", "playback")).Exits(0);
        Ran stopped = (await shell.RunAsync("gate", "playback", "login", "--kind", "fix", "--change", "a b&c")).Exits(1);

        Assert.Equal(2, shipped.Out.Split("SHIP  ").Length - 1);
        Assert.Contains("STOP  login  Because.", stopped.Out, StringComparison.Ordinal);
        Assert.Contains("If nothing more goes wrong it opens at 2026-12-24 18:00 UTC.", stopped.Out, StringComparison.Ordinal);
        Assert.Contains("By version 3 of \"Ours\", signed by olga (product) and ana (engineering).", stopped.Out, StringComparison.Ordinal);
        Assert.Contains("Ask, in this order: Ana Silva, Team SRE.", stopped.Out, StringComparison.Ordinal);
        Assert.Equal("?kind=fix&change=a%20b%26c", server.Requests[^1].Query);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_warning_ships_and_json_has_all_answers()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(request => Answer(request.Path.Split('/')[4], "warn"));
        using Shell shell = server.Shell();

        Ran warned = (await shell.RunAsync("gate", "playback", "login", "--json")).Exits(0);

        using JsonDocument json = JsonDocument.Parse(warned.Out);
        Assert.Equal(["playback", "login"], json.RootElement.EnumerateArray().Select(one => one.GetProperty("slo").GetString()));
    }

    [Fact]
    public async Task What_keeps_it_from_an_answer_is_two_but_a_stop_stays_a_stop()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(request =>
            request.Path.Contains("none", StringComparison.Ordinal)
                ? (404, """{"title":"x","detail":"There is no SLO 'none'.","code":"slo.not_found"}""")
                : (200, Answer("login", "stop"))
        );
        using Shell shell = server.Shell();

        Ran missing = (await shell.RunAsync("gate", "none")).Exits(2);
        (await shell.RunAsync("gate", "none", "login")).Exits(1);
        server.Answers(403, """{"title":"x"}""");
        (await shell.RunAsync("gate", "login")).Exits(2);
        server.Answers(503, """{"title":"x","detail":"The store is away."}""");
        (await shell.RunAsync("gate", "login")).Exits(2);
        (await shell.RunAsync("gate", "login", "--timeout", "soon")).Exits(2);
        (await shell.RunAsync("gate")).Exits(2);
        server.AnswersNever();
        Ran late = (await shell.RunAsync("gate", "login", "--timeout", "1s")).Exits(2);
        shell.Environment["MUSTER_URL"] = "http://127.0.0.1:1";
        (await shell.RunAsync("gate", "login")).Exits(2);

        Assert.Contains("There is no SLO 'none'.", missing.Error, StringComparison.Ordinal);
        Assert.Contains("did not answer within 1s", late.Error, StringComparison.Ordinal);
    }

    private static string Answer(string slo, string verdict) =>
        JsonSerializer.Serialize(
            new
            {
                slo,
                verdict,
                reason = "Because.",
                until = verdict == "ship" ? null : "2026-12-24T18:00:00+00:00",
                kind = "feature",
                budgetLeft = 0.5,
                burnRate = 1.0,
                known = true,
                policy = new
                {
                    version = 3,
                    title = "Ours",
                    signedBy = new object[]
                    {
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["as"] = "product",
                            ["person"] = "olga",
                            ["at"] = "2026-11-01T00:00:00Z",
                        },
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["as"] = "engineering",
                            ["person"] = "ana",
                            ["at"] = "2026-11-01T00:00:00Z",
                        },
                    },
                },
                escalation = new[] { "Ana Silva", "Team SRE" },
            }
        );
}
