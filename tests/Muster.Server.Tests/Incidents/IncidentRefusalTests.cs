// How the API refuses: which status and code, with every mistake at once, and with nothing changed.
using System.Net;
using System.Text.Json;

namespace Muster.Server.Tests.Incidents;

public sealed class IncidentRefusalTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    private static readonly HttpMethod Get = HttpMethod.Get;
    private static readonly HttpMethod Post = HttpMethod.Post;
    private static readonly HttpMethod Put = HttpMethod.Put;
    private static readonly HttpMethod Delete = HttpMethod.Delete;

    [Fact]
    public async Task Each_rule_is_refused_with_its_own_status_and_code()
    {
        string id = await world.DeclareAsync(severity: "SEV-1");
        await world.DoAsync("ana", Put, $"/{id}/roles/operations_lead", new { person = "ben" });
        (HttpMethod Method, string Path, object? Body, int Status, string Code)[] cases =
        [
            (Get, "/INC-99999", null, 404, "incident.not_found"),
            (Get, "/nonsense", null, 404, "incident.not_found"),
            (Put, "/INC-99999/resolution", new { text = "x" }, 404, "incident.not_found"),
            (Put, $"/{id}/resolution", new { text = "Fixed" }, 409, "incident.not_mitigated"),
            (Put, $"/{id}/roles/incident_commander", new { person = "ben" }, 409, "incident.command_held"),
            (Put, $"/{id}/roles/operations_lead", new { person = "ana" }, 409, "incident.commander_hands_off"),
            (Put, $"/{id}/roles/jester", new { person = "ana" }, 404, "incident.no_such_role"),
            (Delete, $"/{id}/roles/incident_commander", null, 409, "incident.command_needed"),
            (Post, $"/{id}/handover", new { to = "ana" }, 422, "incident.offer_to_commander"),
            (Put, $"/{id}/handover/acceptance", null, 409, "incident.no_offer"),
            (Put, $"/{id}/tasks/none/completion", null, 404, "incident.no_such_task"),
            (Put, $"/{id}/mitigations/none/outcome", new { outcome = "worked" }, 404, "incident.no_such_mitigation"),
            (Delete, $"/{id}/notes/none", new { reason = "x" }, 404, "incident.no_such_entry"),
            (Post, $"/{id}/notes", new { text = " " }, 422, "incident.invalid"),
        ];
        foreach ((HttpMethod method, string path, object? body, int status, string code) in cases)
        {
            (HttpStatusCode answered, JsonElement problem) = await world.SendAsync("ana", method, path, body);
            Assert.Equal((path, status, code), (path, (int)answered, problem.GetProperty("code").GetString()));
            Assert.Equal(status, problem.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        }

        (HttpStatusCode forbidden, JsonElement why) = await world.SendAsync("chiara", Post, $"/{id}/handover", new { to = "chiara" });
        Assert.Equal((HttpStatusCode.Forbidden, "incident.not_commander"), (forbidden, why.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Unknown_missing_and_mistyped_fields_are_named_all_at_once()
    {
        (HttpStatusCode status, JsonElement problem) = await world.SendAsync(
            "ana",
            Post,
            "",
            """{"titel":"x","severity":9,"service":"No Such","impactStartedAt":"yesterday"}"""
        );

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (status, problem.GetProperty("code").GetString()));
        Dictionary<string, string> errors = Errors(problem);
        Assert.Equal(["impactStartedAt", "service", "severity", "titel", "title"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("SEV-1, SEV-2, SEV-3, SEV-4", errors["severity"], StringComparison.Ordinal);
        Assert.Contains("Known are: title, severity", errors["titel"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_and_the_organisation_refuse_is_told_together()
    {
        (HttpStatusCode status, JsonElement problem) = await world.SendAsync(
            "ana",
            Post,
            "",
            new
            {
                title = " ",
                severity = "SEV-2",
                service = "nowhere",
                impactStartedAt = world.Server.Clock.GetUtcNow().AddHours(2),
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["impactStartedAt", "service", "title"], Errors(problem).Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("impact_started_at", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_whom_nobody_knows_are_mistakes_beside_the_others()
    {
        string id = await world.DeclareAsync();

        (HttpStatusCode status, JsonElement problem) = await world.SendAsync(
            "ana",
            Post,
            $"/{id}/tasks",
            new
            {
                text = "",
                to = "zoe",
                minutes = 5,
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["text", "to"], Errors(problem).Keys.Order(StringComparer.Ordinal));
        (_, JsonElement role) = await world.SendAsync("ana", Put, $"/{id}/roles/scribe", new { person = "zoe" });
        Assert.Equal(["person"], Errors(role).Keys);
    }

    [Theory]
    [InlineData("{", 400, "request.malformed")]
    [InlineData("[]", 400, "request.malformed")]
    [InlineData("""{"text":"a","text":"b"}""", 400, "request.malformed")]
    [InlineData("""{"text":"\ud800"}""", 400, "request.invalid")]
    [InlineData("""{"text":null}""", 400, "request.invalid")]
    [InlineData("""{"text":"a","kind":1}""", 400, "request.invalid")]
    [InlineData("""{"text":"a","happenedAt":"2026-11-23T02:55:00"}""", 400, "request.invalid")]
    public async Task A_body_that_is_not_what_it_should_be_is_refused_and_nothing_is_written(string body, int status, string code)
    {
        string id = await world.DeclareAsync();
        int before = (await world.DoAsync("ana", Get, $"/{id}")).GetProperty("version").GetInt32();

        (HttpStatusCode answered, JsonElement problem) = await world.SendAsync("ana", Post, $"/{id}/notes", body);

        Assert.Equal((status, code), ((int)answered, problem.GetProperty("code").GetString()));
        Assert.Equal(before, (await world.DoAsync("ana", Get, $"/{id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_nested_too_deep_is_refused()
    {
        string id = await world.DeclareAsync();

        (HttpStatusCode large, _) = await world.SendAsync("ana", Post, $"/{id}/notes", new { text = new string('x', 300_000) });
        (HttpStatusCode deep, _) = await world.SendAsync("ana", Post, $"/{id}/notes", new string('[', 5_000));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest), (large, deep));
    }

    [Fact]
    public async Task A_body_of_another_type_or_none_is_told_what_is_wanted()
    {
        string id = await world.DeclareAsync();
        HttpClient ana = await world.AsAsync("ana");

        HttpResponseMessage text = await ana.PostAsync($"/api/v1/incidents/{id}/notes", new StringContent("hello"));
        HttpResponseMessage none = await ana.PostAsync($"/api/v1/incidents/{id}/notes", content: null);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest), (text.StatusCode, none.StatusCode));
        Assert.Contains("\"field\":\"text\"", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_for_an_older_version_is_refused_and_one_for_this_version_is_done()
    {
        string id = await world.DeclareAsync();
        int version = (await world.DoAsync("ana", Get, $"/{id}")).GetProperty("version").GetInt32();
        await world.DoAsync("ana", Post, $"/{id}/notes", new { text = "One more event" });

        (HttpStatusCode stale, JsonElement problem) = await TitleAsync(id, $"\"{version}\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale_version"), (stale, problem.GetProperty("code").GetString()));
        (HttpStatusCode done, JsonElement after) = await TitleAsync(id, $"\"{version + 1}\"");
        Assert.Equal((HttpStatusCode.OK, version + 2), (done, after.GetProperty("version").GetInt32()));
        (HttpStatusCode bad, JsonElement header) = await TitleAsync(id, "twelve");
        Assert.Equal((HttpStatusCode.BadRequest, "request.if_match"), (bad, header.GetProperty("code").GetString()));

        Task<(HttpStatusCode, JsonElement)> TitleAsync(string of, string tag) =>
            world.SendAsync("ana", Put, $"/{of}/title", new { title = "Retitled" }, ("If-Match", tag));
    }

    [Fact]
    public async Task A_request_that_comes_twice_is_one_command()
    {
        (string, string) key = ("Idempotency-Key", "once-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(12));
        object body = new { title = "Declared once", severity = "SEV-3" };
        (HttpStatusCode first, JsonElement declared) = await world.SendAsync("ana", Post, "", body, key);
        (HttpStatusCode second, JsonElement repeated) = await world.SendAsync("ana", Post, "", body, key);
        string id = declared.GetProperty("id").GetString()!;
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first, second));
        Assert.Equal(id, repeated.GetProperty("id").GetString());
        Assert.True(repeated.GetProperty("written").GetProperty("repeated").GetBoolean());

        (string, string) noteKey = ("Idempotency-Key", "once-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(12));
        (_, JsonElement note) = await world.SendAsync("ana", Post, $"/{id}/notes", new { text = "Once" }, noteKey);
        (_, JsonElement same) = await world.SendAsync("ana", Post, $"/{id}/notes", new { text = "Once" }, noteKey);
        Assert.Equal(note.GetProperty("version").GetInt32(), same.GetProperty("version").GetInt32());
        Assert.Equal(note.GetProperty("written").GetProperty("id").GetString(), same.GetProperty("written").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_key_that_comes_again_with_other_words_is_refused_and_nothing_is_lost_in_silence()
    {
        string id = await world.DeclareAsync();
        (string, string) key = ("Idempotency-Key", "reused-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(12));
        await world.SendAsync("ana", Post, $"/{id}/notes", new { text = "Once" }, key);

        (HttpStatusCode status, JsonElement problem) = await world.SendAsync("ana", Post, $"/{id}/notes", new { text = "Twice" }, key);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "request.idempotency_reused"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains("new key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Once"], await NotesAsync(id));
    }

    [Fact]
    public async Task A_key_is_its_callers_own_and_for_one_address()
    {
        string first = await world.DeclareAsync();
        string second = await world.DeclareAsync();
        (string, string) key = ("Idempotency-Key", "shared-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(12));

        (_, JsonElement anas) = await world.SendAsync("ana", Post, $"/{first}/notes", new { text = "Mine" }, key);
        (_, JsonElement bens) = await world.SendAsync("ben", Post, $"/{first}/notes", new { text = "Mine" }, key);
        (_, JsonElement elsewhere) = await world.SendAsync("ana", Post, $"/{second}/notes", new { text = "Mine" }, key);

        Assert.All([anas, bens, elsewhere], one => Assert.False(one.GetProperty("written").GetProperty("repeated").GetBoolean()));
        Assert.Equal(["Mine", "Mine"], await NotesAsync(first));
        Assert.Equal(["Mine"], await NotesAsync(second));
    }

    [Theory]
    [InlineData("?cursor=bm90IG91cnM")]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?status=closed")]
    public async Task A_question_that_is_not_right_is_refused(string query)
    {
        (HttpStatusCode status, JsonElement problem) = await world.SendAsync("ana", Get, query);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (status, problem.GetProperty("code").GetString()));
        Assert.Single(Errors(problem));
    }

    [Fact]
    public async Task An_edited_cursor_is_refused()
    {
        await world.DeclareAsync();
        await world.DeclareAsync();
        string cursor = (await world.DoAsync("ana", Get, "?limit=1")).GetProperty("next").GetString()!;
        string edited = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        (HttpStatusCode status, _) = await world.SendAsync("ana", Get, $"?cursor={edited}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Viewers_read_and_change_nothing_and_strangers_do_not_even_read()
    {
        string id = await world.DeclareAsync();
        await world.DoAsync("vera", Get, $"/{id}");

        (HttpStatusCode viewer, _) = await world.SendAsync("vera", Post, $"/{id}/notes", new { text = "Hello" });
        HttpResponseMessage stranger = await world.Server.Client().GetAsync($"/api/v1/incidents/{id}");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (viewer, stranger.StatusCode));
    }

    [Fact]
    public async Task A_key_that_stands_for_nobody_has_to_name_whom_it_speaks_for()
    {
        string id = await world.DeclareAsync(person: null);

        (HttpStatusCode unnamed, JsonElement problem) = await world.SendAsync(null, Put, $"/{id}/acknowledgement");
        JsonElement named = await world.DoAsync(null, Put, $"/{id}/acknowledgement", new { person = "chiara" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnamed);
        Assert.Equal(["person"], Errors(problem).Keys);
        Assert.Equal("chiara", named.GetProperty("commander").GetString());
    }

    /// <summary>The words of an incident's notes, oldest first.</summary>
    private async Task<string[]> NotesAsync(string id) =>
        [
            .. (await world.DoAsync("ana", Get, $"/{id}/timeline"))
                .GetProperty("items")
                .EnumerateArray()
                .Where(item => item.GetProperty("kind").GetString() == "note")
                .Select(item => item.GetProperty("body").GetString()!),
        ];

    private static Dictionary<string, string> Errors(JsonElement problem) =>
        problem
            .GetProperty("errors")
            .EnumerateArray()
            .ToDictionary(error => error.GetProperty("field").GetString()!, error => error.GetProperty("message").GetString()!);
}
