// `muster drill plan`: each verb asks the API once and says what came of it.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Drill;

public sealed class PlanTests
{
    private const string Plan = """
        {
          "id": "DP-3", "team": "streaming", "scenario": null, "difficulty": "newcomer", "startsAt": "2026-12-08T09:00:00Z", "zone": "Europe/Prague",
          "repeat": "monthly", "next": "2026-12-08T09:00:00Z", "invited": ["ana", "ben"], "somethingNew": 1
        }
        """;

    private const string Over = """
        {
          "id": "DP-1", "team": "streaming", "scenario": "delete-all", "difficulty": "veteran", "startsAt": "2026-10-08T09:00:00Z", "repeat": "never",
          "next": null, "invited": ["ana"]
        }
        """;

    public static readonly TheoryData<string[], string, string, string, string, string> Verbs = new()
    {
        { ["list"], $$"""{"items":[{{Plan}},{{Over}}]}""", "GET", "/api/v1/drill-plans", "", "a surprise" },
        {
            ["add", "streaming", "--at", "2026-12-08T10:00+01:00"],
            Plan,
            "POST",
            "/api/v1/drill-plans",
            """{"team":"streaming","startsAt":"2026-12-08T09:00:00+00:00","difficulty":"newcomer","zone":"Etc/UTC","repeat":"never","invited":[]}""",
            "DP-3"
        },
        {
            [
                .. (string[])["add", "streaming", "--at", "2026-12-08T09:00Z", "--scenario", "delete-all", "--difficulty", "veteran"],
                .. (string[])["--repeat", "monthly", "--zone", "Europe/Prague", "--invite", "ana", "--invite", "ben"],
            ],
            Plan,
            "POST",
            "/api/v1/drill-plans",
            """{"team":"streaming","startsAt":"2026-12-08T09:00:00+00:00","scenario":"delete-all","difficulty":"veteran","zone":"Europe/Prague","repeat":"monthly","invited":["ana","ben"]}""",
            "monthly"
        },
        {
            ["cancel", "dp-3", "--reason", "Release week"],
            Plan,
            "PUT",
            "/api/v1/drill-plans/DP-3/cancellation",
            """{"reason":"Release week"}""",
            "It is called off"
        },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_asks_the_api_once_and_says_what_came_of_it(
        string[] typed,
        string answer,
        string method,
        string path,
        string body,
        string says
    )
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        server.Answers(200, answer);

        Ran text = (await shell.RunAsync(["drill", "plan", .. typed])).Exits(0);
        Ran json = (await shell.RunAsync(["drill", "plan", .. typed, "--json"])).Exits(0);

        Request asked = server.Requests[0];
        Assert.Equal((method, path, body), (asked.Method, asked.Path, asked.Text));
        Assert.Contains(says, text.Out, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(json.Out).RootElement.ValueKind);
    }

    [Fact]
    public async Task A_time_and_a_rhythm_that_cannot_be_are_told_before_anybody_is_asked()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();

        Ran none = (await shell.RunAsync("drill", "plan", "add", "streaming")).Exits(2);
        Ran wrong = (await shell.RunAsync("drill", "plan", "add", "streaming", "--at", "tomorrow", "--repeat", "weekly")).Exits(2);

        Assert.Contains("--at", none.Error, StringComparison.Ordinal);
        Assert.Contains("'tomorrow' is no time", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("weekly", wrong.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
