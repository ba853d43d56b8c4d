// What each incident command asks the API, and what it tells the person.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Incident;

public sealed class IncidentCommandsTests
{
    private const string Detail = """
        {
          "id": "INC-42", "version": 7, "title": "Nothing plays", "severity": "SEV-1", "phase": "Responding", "service": "playback-api",
          "declaredAt": "2026-03-01T12:00:00Z", "impactStartedAt": null, "commander": "ana", "somethingNew": [1],
          "roles": [{ "role": "incident_commander", "person": "ana", "name": "Ana Silva", "since": "2026-03-01T12:00:00Z" }],
          "tasks": [{ "id": "t1", "text": "Read the logs", "to": "ben", "dueAt": "2026-03-01T12:15:00Z", "status": "Open", "result": null }],
          "mitigations": [], "statements": [], "commandOffer": { "from": "ana", "to": "ben", "by": "person:ana", "at": "2026-03-01T12:05:00Z" }
        }
        """;

    /// <summary>Each command with the request that it makes; the body as it must be, fields that hold a time left out.</summary>
    public static readonly TheoryData<string[], string, string, string> Writes = new()
    {
        {
            ["declare", "Nothing plays", "-s", "sev1", "--service", "playback-api"],
            "POST",
            "/api/v1/incidents",
            """{"title":"Nothing plays","severity":"SEV-1","service":"playback-api"}"""
        },
        { ["note", "42", "It began at noon"], "POST", "/api/v1/incidents/INC-42/notes", """{"kind":"note","text":"It began at noon"}""" },
        {
            ["note", "inc-42", "We roll back", "--kind", "decision", "--at", "5m"],
            "POST",
            "/api/v1/incidents/INC-42/notes",
            """{"kind":"decision","text":"We roll back","happenedAt":"*"}"""
        },
        { ["role", "INC-42", "ops", "ben"], "PUT", "/api/v1/incidents/INC-42/roles/operations_lead", """{"person":"ben"}""" },
        {
            ["role", "INC-42", "scribe", "--release", "asleep"],
            "DELETE",
            "/api/v1/incidents/INC-42/roles/scribe",
            """{"reason":"asleep"}"""
        },
        { ["handover", "INC-42", "ben"], "POST", "/api/v1/incidents/INC-42/handover", """{"to":"ben"}""" },
        { ["ask", "INC-42"], "PUT", "/api/v1/incidents/INC-42/handover/request", "{}" },
        { ["accept", "INC-42"], "PUT", "/api/v1/incidents/INC-42/handover/acceptance", "{}" },
        { ["decline", "INC-42", "busy"], "PUT", "/api/v1/incidents/INC-42/handover/refusal", """{"reason":"busy"}""" },
        {
            ["task", "INC-42", "Read the logs", "--to", "ben", "--within", "15m"],
            "POST",
            "/api/v1/incidents/INC-42/tasks",
            """{"text":"Read the logs","to":"ben","dueAt":"*"}"""
        },
        {
            ["task-done", "INC-42", "t1", "--result", "nothing there"],
            "PUT",
            "/api/v1/incidents/INC-42/tasks/t1/completion",
            """{"result":"nothing there"}"""
        },
        { ["task-cancel", "INC-42", "t/1", "moot"], "PUT", "/api/v1/incidents/INC-42/tasks/t%2F1/cancellation", """{"reason":"moot"}""" },
        {
            ["statement", "42", "--status", "Identified", "--impact", "No video", "--action", "Rolling back", "--next", "15m"],
            "POST",
            "/api/v1/incidents/INC-42/statements",
            """{"status":"Identified","impact":"No video","currentAction":"Rolling back","nextUpdateAt":"*"}"""
        },
        {
            ["statement", "42", "--status", "Resolved", "--impact", "None", "--action", "None", "--last"],
            "POST",
            "/api/v1/incidents/INC-42/statements",
            """{"status":"Resolved","impact":"None","currentAction":"None"}"""
        },
        {
            ["mitigation", "INC-42", "to 2026.2", "--kind", "rollback", "--to", "ben"],
            "POST",
            "/api/v1/incidents/INC-42/mitigations",
            """{"kind":"roll_back","text":"to 2026.2","to":"ben"}"""
        },
        {
            ["mitigation-report", "INC-42", "m1", "worked"],
            "PUT",
            "/api/v1/incidents/INC-42/mitigations/m1/outcome",
            """{"outcome":"worked"}"""
        },
        { ["mitigate", "INC-42"], "PUT", "/api/v1/incidents/INC-42/mitigation", """{"impactStoppedAt":"*"}""" },
        {
            ["severity", "INC-42", "2", "--reason", "half plays"],
            "PUT",
            "/api/v1/incidents/INC-42/severity",
            """{"severity":"SEV-2","reason":"half plays"}"""
        },
        { ["resolve", "INC-42", "bad deploy undone"], "PUT", "/api/v1/incidents/INC-42/resolution", """{"text":"bad deploy undone"}""" },
        { ["reopen", "INC-42", "it is back"], "DELETE", "/api/v1/incidents/INC-42/resolution", """{"reason":"it is back"}""" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_is_one_request_with_the_key_and_an_idempotency_key(string[] words, string method, string path, string body)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Detail);
        using Shell shell = server.Shell();

        Ran ran = await shell.RunAsync(["incident", .. words]);

        ran.Exits(0);
        Request request = Assert.Single(server.Requests);
        Assert.Equal((method, path), (request.Method, request.Path));
        Assert.Equal("Bearer mk_test", request.Authorization);
        Assert.Matches("^[0-9a-f]{32}$", request.IdempotencyKey);
        Assert.Equal(body, WithoutTimes(request.Body));
        Assert.DoesNotContain('\u001b', ran.Out);
        Assert.Single(ran.Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_draft_answers_for_nothing()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using Shell shell = server.Shell();
        string[] said = ["--status", "Identified", "--impact", "No video", "--action", "Rolling back", "--next", "15m"];

        Ran ran = (await shell.RunAsync(["incident", "statement", "42", .. said, "--draft", "--override", "speculation"])).Exits(2);

        Assert.Contains("incident statement-publish", ran.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_duration_counts_from_now_back_for_what_was_and_forward_for_what_will_be()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Detail);
        using Shell shell = server.Shell();
        DateTimeOffset before = Now();

        await shell.RunAsync("incident", "mitigate", "42", "--stopped", "1h30m");
        await shell.RunAsync("incident", "task", "42", "x", "--to", "ben", "--within", "2026-03-01T09:00+01:00");

        DateTimeOffset stopped = server.Requests[0].Body.GetProperty("impactStoppedAt").GetDateTimeOffset();
        Assert.InRange(stopped, before.AddMinutes(-91), Now().AddMinutes(-90));
        Assert.Equal("2026-03-01T08:00:00+00:00", server.Requests[1].Body.GetProperty("dueAt").GetString());
    }

    [Fact]
    public async Task A_list_in_a_pipe_is_plain_columns()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(
            200,
            """
            { "items": [
              { "id": "INC-42", "title": "Nothing plays \u001b[31m", "severity": "SEV-1", "phase": "Responding", "service": "playback-api",
                "declaredAt": "2026-03-01T12:00:00Z", "commander": "ana" },
              { "id": "INC-7", "title": "Slow [search]", "severity": "SEV-3", "phase": "Mitigated", "service": null,
                "declaredAt": "2026-02-01T12:00:00Z", "commander": null, "type": "drill" } ], "next": null }
            """
        );
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("incident", "list", "--status", "all", "-q", "a b")).Exits(0);

        Assert.Equal("?limit=50&status=all&q=a%20b", server.Requests[0].Query);
        string[] lines = ran.Out.TrimEnd().Split('\n');
        Assert.StartsWith("ID      SEVERITY  PHASE       SERVICE       COMMANDER  DECLARED", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("INC-42  SEV-1     Responding  playback-api  ana        ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("Nothing plays  [31m", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("DRILL Slow [search]", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_so_beside_the_answer()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, """{ "items": [], "next": null }""");
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("incident", "list")).Exits(0);

        Assert.Equal(("", "No incident.\n"), (ran.Out, ran.Error));
    }

    [Fact]
    public async Task Show_tells_what_matters_and_the_timeline_when_asked_all_of_its_pages()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(request =>
            (request.Path, request.Query) switch
            {
                (var path, _) when !path.EndsWith("/timeline", StringComparison.Ordinal) => Detail,
                (_, var query) when query.Contains("cursor=c1", StringComparison.Ordinal) =>
                    """{ "items": [{ "version": 2, "at": "2026-03-01T12:01:00Z", "by": "Ben", "text": "Second" }], "next": null }""",
                _ => """{ "items": [{ "version": null, "at": "2026-03-01T12:00:00Z", "by": "Ana", "text": "First" }], "next": "c1" }""",
            }
        );
        using Shell shell = server.Shell();

        Ran shown = (await shell.RunAsync("incident", "show", "42", "--timeline")).Exits(0);
        Ran json = (await shell.RunAsync("incident", "show", "42", "--timeline", "--json")).Exits(0);

        string[] expected =
        [
            "INC-42  [SEV-1] Nothing plays",
            "Incident Commander: Ana Silva",
            "t1  Open  ben  OVERDUE, was due ",
            "First",
            "Second",
            "Command offered to  ben",
        ];
        Assert.All(expected, part => Assert.Contains(part, shown.Out, StringComparison.Ordinal));
        JsonElement answer = JsonDocument.Parse(json.Out).RootElement;
        Assert.Equal(1, answer.GetProperty("somethingNew")[0].GetInt32());
        Assert.Equal(
            ["First", "Second"],
            answer.GetProperty("timeline").EnumerateArray().Select(line => line.GetProperty("text").GetString())
        );
    }

    [Fact]
    public async Task Json_is_what_the_api_said()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(201, Detail);
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("incident", "declare", "x", "--severity", "SEV-2", "--json")).Exits(0);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Detail).RootElement, JsonDocument.Parse(ran.Out).RootElement));
        Assert.Equal("", ran.Error);
    }

    private static DateTimeOffset Now() => new EngineNow().GetUtcNow();

    private static string WithoutTimes(JsonElement body) =>
        "{"
        + string.Join(
            ',',
            body.EnumerateObject()
                .Select(field =>
                    $"\"{field.Name}\":{(field.Name.EndsWith("At", StringComparison.Ordinal) ? "\"*\"" : field.Value.GetRawText())}"
                )
        )
        + "}";

    private sealed class EngineNow : TimeProvider;
}
