// An incident from its declaration to its resolution over the API.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class IncidentApiTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    private static readonly HttpMethod Get = HttpMethod.Get;
    private static readonly HttpMethod Post = HttpMethod.Post;
    private static readonly HttpMethod Put = HttpMethod.Put;
    private static readonly HttpMethod Delete = HttpMethod.Delete;

    [Fact]
    public async Task An_incident_is_declared_commanded_mitigated_resolved_and_told()
    {
        DateTimeOffset began = world.Server.Clock.GetUtcNow().AddMinutes(-3);
        object declaration = new
        {
            title = "Card payments failing",
            severity = "SEV-1",
            service = "payments",
            impactStartedAt = began,
        };
        JsonElement declared = await world.DoAsync("ana", Post, "", declaration);
        string id = Text(declared, "id");
        Assert.Equal(("Responding", "ana"), (Text(declared, "phase"), Text(declared, "commander")));
        Assert.Equal(["scribe", "comms_lead"], Texts(declared.GetProperty("missingRoles")));
        Assert.Equal("roll_back", Text(declared.GetProperty("suggestedMitigations")[0], "kind"));

        JsonElement roles = await world.DoAsync("ana", Put, $"/{id}/roles/operations_lead", new { person = "ben" });
        Assert.Equal(["ana", "ben"], roles.GetProperty("roles").EnumerateArray().Select(role => Text(role, "person")));
        object rollBack = new
        {
            kind = "roll_back",
            text = "Back to 22-3",
            to = "ben",
        };
        JsonElement chosen = await world.DoAsync("ana", Post, $"/{id}/mitigations", rollBack);
        object worked = new { outcome = "worked", text = "Errors are gone" };
        await world.DoAsync("ben", Put, $"/{id}/mitigations/{Text(chosen.GetProperty("written"), "id")}/outcome", worked);
        await world.DoAsync(
            "ana",
            Put,
            $"/{id}/mitigation",
            new { impactStoppedAt = world.Server.Clock.GetUtcNow(), text = "Rolled back" }
        );
        JsonElement resolved = await world.DoAsync("ana", Put, $"/{id}/resolution", new { text = "The pool is bounded again" });
        Assert.Equal("Resolved", Text(resolved, "phase"));
        Assert.True(resolved.GetProperty("times").GetProperty("toDetectSeconds").GetDouble() >= 180);

        JsonElement timeline = await world.DoAsync("ana", Get, $"/{id}/timeline");
        string[] titles = [.. timeline.GetProperty("items").EnumerateArray().Select(item => Text(item, "title"))];
        Assert.Equal("Declared SEV-1: Card payments failing", titles[0]);
        Assert.Contains("Resolved", titles);
        Assert.True(Array.IndexOf(titles, "Roll back worked") > Array.IndexOf(titles, "Roll back, by Ben Okafor"));
    }

    [Fact]
    public async Task A_task_is_given_for_a_while_and_finished_with_a_result()
    {
        string id = await world.DeclareAsync();
        JsonElement given = await world.DoAsync(
            "ana",
            Post,
            $"/{id}/tasks",
            new
            {
                text = "Call the bank",
                to = "ben",
                minutes = 10,
            }
        );
        JsonElement task = given.GetProperty("tasks")[0];
        Assert.Equal(Text(given.GetProperty("written"), "id"), Text(task, "id"));
        Assert.Equal(TimeSpan.FromMinutes(10), task.GetProperty("dueAt").GetDateTimeOffset() - task.GetProperty("at").GetDateTimeOffset());

        JsonElement done = await world.DoAsync("ben", Put, $"/{id}/tasks/{Text(task, "id")}/completion", new { result = "They know" });

        Assert.Equal(("done", "They know"), (Text(done.GetProperty("tasks")[0], "status"), Text(done.GetProperty("tasks")[0], "result")));
    }

    [Fact]
    public async Task A_statement_has_five_lines_and_promises_the_next()
    {
        string id = await world.DeclareAsync(severity: "SEV-1");
        object statement = new
        {
            status = "Rolling back",
            impact = "One in eight payments fails",
            currentAction = "Rolling back the rest",
            nextUpdateMinutes = 15,
        };

        JsonElement said = await world.DoAsync("ana", Post, $"/{id}/statements", statement);

        string[] lines = Text(said.GetProperty("statements")[0], "text").Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal("[SEV-1] Card payments failing", lines[0]);
        Assert.Equal(
            said.GetProperty("statements")[0].GetProperty("nextUpdateAt").GetDateTimeOffset(),
            said.GetProperty("nextUpdateDueAt").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task Command_moves_when_the_other_side_accepts()
    {
        string id = await world.DeclareAsync();

        JsonElement offered = await world.DoAsync("ana", Post, $"/{id}/handover", new { to = "ben" });
        Assert.Equal(("ana", "ben"), (Text(offered, "commander"), Text(offered.GetProperty("commandOffer"), "to")));
        JsonElement declined = await world.DoAsync("ben", Put, $"/{id}/handover/refusal", new { reason = "On a train" });
        Assert.Equal(JsonValueKind.Null, declined.GetProperty("commandOffer").ValueKind);

        await world.DoAsync("ana", Post, $"/{id}/handover", new { to = "ben" });
        Assert.Equal("ben", Text(await world.DoAsync("ben", Put, $"/{id}/handover/acceptance"), "commander"));
    }

    [Fact]
    public async Task Command_is_asked_for_refused_asked_for_again_and_given()
    {
        string id = await world.DeclareAsync();

        JsonElement asked = await world.DoAsync("ben", Put, $"/{id}/handover/request");
        Assert.Equal(("ana", "ben"), (Text(asked, "commander"), Text(asked.GetProperty("commandAsk"), "to")));
        JsonElement refused = await world.DoAsync("ana", Put, $"/{id}/handover/refusal", new { reason = "I am here" });
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("commandAsk").ValueKind);

        await world.DoAsync("ben", Put, $"/{id}/handover/request");
        Assert.Equal("ben", Text(await world.DoAsync("ana", Post, $"/{id}/handover", new { to = "ben" }), "commander"));
    }

    [Fact]
    public async Task A_note_is_removed_with_a_reason_and_comes_back()
    {
        string id = await world.DeclareAsync();
        JsonElement written = await world.DoAsync("ana", Post, $"/{id}/notes", new { kind = "decision", text = "Roll back" });
        string entry = written.GetProperty("written").GetProperty("id").GetString()!;

        await world.DoAsync("ana", Delete, $"/{id}/notes/{entry}", new { reason = "Wrong incident" });
        JsonElement line = await LineAsync(id, entry);
        Assert.True(line.GetProperty("removed").GetBoolean());
        Assert.Equal("Wrong incident", Text(line.GetProperty("removal"), "reason"));

        await world.DoAsync("ana", Put, $"/{id}/notes/{entry}/restoration");
        Assert.False((await LineAsync(id, entry)).GetProperty("removed").GetBoolean());
    }

    [Fact]
    public async Task Severity_title_and_impact_start_are_corrected_and_an_incident_is_reopened()
    {
        string id = await world.MitigatedAsync();
        await world.DoAsync("ana", Put, $"/{id}/severity", new { severity = "SEV-3", reason = "Only one bank" });
        await world.DoAsync("ana", Put, $"/{id}/title", new { title = "One bank's cards fail" });
        DateTimeOffset began = world.Server.Clock.GetUtcNow().AddHours(-1);
        await world.DoAsync("ana", Put, $"/{id}/impact-start", new { impactStartedAt = began });
        await world.DoAsync("ana", Put, $"/{id}/resolution", new { text = "The bank fixed it" });

        JsonElement reopened = await world.DoAsync("ana", Delete, $"/{id}/resolution", new { reason = "It is back" });

        Assert.Equal(
            ("SEV-3", "One bank's cards fail", "Responding"),
            (Text(reopened, "severity"), Text(reopened, "title"), Text(reopened, "phase"))
        );
        Assert.Equal(began.ToUnixTimeMilliseconds(), reopened.GetProperty("impactStartedAt").GetDateTimeOffset().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_key_that_stands_for_nobody_declares_and_somebody_else_takes_command()
    {
        JsonElement declared = await world.DoAsync(null, Post, "", new { title = "Reported by a script", severity = "SEV-2" });
        Assert.Equal(("Detected", JsonValueKind.Null), (Text(declared, "phase"), declared.GetProperty("commander").ValueKind));
        Assert.StartsWith("key:", Text(declared, "declaredBy"), StringComparison.Ordinal);

        JsonElement taken = await world.DoAsync("ben", Put, $"/{Text(declared, "id")}/acknowledgement");
        Assert.Equal(("Responding", "ben"), (Text(taken, "phase"), Text(taken, "commander")));
    }

    [Fact]
    public async Task A_list_is_paged_by_cursors_and_searched_by_words()
    {
        string[] ids =
        [
            await world.DeclareAsync(title: "Zebra one"),
            await world.DeclareAsync(title: "Zebra two"),
            await world.DeclareAsync(title: "Zebra three"),
        ];

        JsonElement first = await world.DoAsync("ana", Get, "?q=zebra&limit=2");
        string next = first.GetProperty("next").GetString()!;
        JsonElement second = await world.DoAsync("ana", Get, $"?q=zebra&limit=2&cursor={Uri.EscapeDataString(next)}");

        Assert.Equal([ids[2], ids[1], ids[0]], Ids(first).Concat(Ids(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal([ids[1]], Ids(await world.DoAsync("ana", Get, "?status=all&q=ZEBRA%20two")));
        Assert.Empty(Ids(await world.DoAsync("ana", Get, "?status=resolved&q=zebra")));
    }

    [Fact]
    public async Task A_long_timeline_is_read_page_by_page_without_a_gap()
    {
        string id = await world.DeclareAsync();
        for (int i = 0; i < 7; i++)
        {
            await world.DoAsync("ana", Post, $"/{id}/notes", new { text = "Line " + i.ToString(CultureInfo.InvariantCulture) });
        }

        List<string> keys = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonElement page = await world.DoAsync("ana", Get, $"/{id}/timeline?limit=3&cursor={Uri.EscapeDataString(cursor)}");
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(item => Text(item, "key")));
            cursor = page.GetProperty("next").GetString();
        }

        JsonElement whole = await world.DoAsync("ana", Get, $"/{id}/timeline");
        Assert.Equal(whole.GetProperty("items").EnumerateArray().Select(item => Text(item, "key")), keys);
        Assert.True(keys.Count >= 8);
    }

    [Fact]
    public async Task What_is_unchanged_is_not_sent_again()
    {
        string id = await world.DeclareAsync();
        HttpClient ana = await world.AsAsync("ana");
        HttpResponseMessage first = await ana.GetAsync($"/api/v1/incidents/{id}");

        using HttpRequestMessage again = new(Get, $"/api/v1/incidents/{id}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await ana.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task An_incident_that_is_declared_from_alerts_counts_from_the_first_of_them()
    {
        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        AlertIntake intake = world.Server.Services.GetRequiredService<AlertIntake>();
        LabelSet labels = LabelSet.Of(("alertname", "Slow"), ("service", "payments"), ("severity", "sev3"));
        Signal one = new(new(1), "prometheus", "eu", labels, LabelSet.Empty, false, now.AddMinutes(-5), now.AddHours(1), null);
        Signal other = one with { Fingerprint = new(2), StartsAt = now.AddMinutes(-40) };
        await intake.AcceptAsync("prometheus", "eu", [one, other], CancellationToken.None);
        AlertGroup group = await Eventually.GetAsync(
            "the group",
            async () =>
                (
                    await world.Server.Services.GetRequiredService<IAlertStore>().GroupsAsync(true, null, 10, CancellationToken.None)
                ).SingleOrDefault(found => found.Labels["alertname"] == "Slow")
        );

        object declaration = new
        {
            title = "Slow payments",
            severity = "SEV-3",
            alertGroup = group.Id.Value,
        };
        JsonElement declared = await world.DoAsync("ana", Post, "", declaration);

        Assert.InRange(declared.GetProperty("times").GetProperty("toDetectSeconds").GetDouble(), 2399, 2460);
    }

    private async Task<JsonElement> LineAsync(string id, string entry) =>
        (await world.DoAsync("ana", Get, $"/{id}/timeline"))
            .GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("entry").GetString() == entry);

    private static IEnumerable<string> Ids(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => Text(item, "id"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(one => one.GetString()!);
}
