// A drill on a server by the command line alone: started, acted in, looked at, ended.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Drill;

public sealed class ServedDrillTests
{
    private const string State = """
        {
          "id": "D-1", "title": "Thundering herd", "seed": 42, "difficulty": "newcomer", "status": "running", "second": 245, "seconds": 1800, "speed": 5,
          "incident": null, "raised": ["StreamErrors"], "somethingNew": 1,
          "samples": [{ "t": 240, "offered": 90000, "served": 12000, "failed": 78000, "shed": 0, "queued": 0, "components": {} }],
          "events": [
            { "t": 150, "kind": "alertRaised", "subject": "StreamErrors", "text": "Nothing plays.", "by": "" },
            { "t": 245, "kind": "workBegan", "subject": "gateway", "text": "Sam does it: Refuse requests, done in 5 s.", "by": "person:ana" }
          ]
        }
        """;

    public static readonly TheoryData<string[], string, string, string, string> Verbs = new()
    {
        {
            ["start", "thundering-herd", "--seed", "42", "--speed", "5"],
            "POST",
            "/api/v1/drills",
            """{"scenario":"thundering-herd","seed":42,"difficulty":"newcomer","speed":5}""",
            "D-1 has begun: Thundering herd, variant 42."
        },
        {
            ["act", "1", "shed", "gateway", "percent=90"],
            "POST",
            "/api/v1/drills/D-1/acts",
            """{"do":"shed","target":"gateway","args":{"percent":"90"}}""",
            "4:05 Sam does it: Refuse requests, done in 5 s."
        },
        {
            ["act", "d-1", "statement", "text=We look into it: a=b", "audience=public"],
            "POST",
            "/api/v1/drills/D-1/acts",
            """{"do":"statement","target":"","args":{"text":"We look into it: a=b","audience":"public"}}""",
            "4:05 Sam does it"
        },
        { ["show", "D-1"], "GET", "/api/v1/drills/D-1", "", "  2:30  StreamErrors: Nothing plays." },
        { ["end", "D-1"], "PUT", "/api/v1/drills/D-1/end", "{}", "D-1 is over. Its debrief: http" },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_asks_the_api_once_and_says_what_came_of_it(
        string[] typed,
        string method,
        string path,
        string body,
        string says
    )
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        server.Answers(200, State);

        Ran text = (await shell.RunAsync(["drill", .. typed])).Exits(0);
        Ran json = (await shell.RunAsync(["drill", .. typed, "--json"])).Exits(0);

        Request asked = server.Requests[0];
        Assert.Equal((method, path, body), (asked.Method, asked.Path, asked.Text));
        Assert.Contains(says, text.Out, StringComparison.Ordinal);
        Assert.Equal("D-1", JsonDocument.Parse(json.Out).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_not_done_and_what_is_no_argument_end_with_a_code_of_their_own()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        server.Answers(200, State.Replace("\"incident\": null", "\"notDone\": \"That is being done already.\"", StringComparison.Ordinal));

        Ran twice = (await shell.RunAsync("drill", "act", "D-1", "shed", "gateway", "percent=90")).Exits(1);
        Ran wrong = (await shell.RunAsync("drill", "act", "D-1", "shed", "gateway", "90")).Exits(2);

        Assert.Contains("Not done: That is being done already.", twice.Error, StringComparison.Ordinal);
        Assert.Contains("'90' is no argument: write NAME=VALUE", wrong.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }
}
