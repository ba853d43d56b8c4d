// Statements over the API: whom they are for, what the linter marks, drafts, corrections, and each rendering.
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class StatementApiTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    private static readonly HttpMethod Get = HttpMethod.Get;
    private static readonly HttpMethod Post = HttpMethod.Post;
    private static readonly HttpMethod Put = HttpMethod.Put;

    [Fact]
    public async Task What_the_public_reads_is_published_only_when_somebody_answers_for_what_is_marked()
    {
        string id = await world.DeclareAsync();
        string[] audiences = ["public"];
        object guess = Statement("It is probably a database.", audiences);
        (HttpStatusCode status, JsonElement refused) = await world.SendAsync("ana", Post, $"/{id}/statements", guess);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("incident.statement_findings", refused.GetProperty("code").GetString());
        Assert.Contains(refused.GetProperty("errors").EnumerateArray(), error => error.GetProperty("field").GetString() == "status");

        string[] rules = ["speculation", "jargon_or_internal_name", "unsupported_number", "no_time", "missing_next_update"];
        JsonElement published = await world.DoAsync(
            "ana",
            Post,
            $"/{id}/statements",
            Statement("It is probably a database.", audiences, rules)
        );
        JsonElement said = published.GetProperty("statements")[0];
        Assert.Equal(["internal", "public"], said.GetProperty("audiences").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains(
            said.GetProperty("overridden").EnumerateArray(),
            one => one.GetProperty("rule").GetString() == "speculation" && one.GetProperty("by").GetString() == "person:ana"
        );
    }

    [Fact]
    public async Task A_name_of_a_person_is_marked_for_the_public()
    {
        string id = await world.DeclareAsync();
        (HttpStatusCode status, JsonElement refused) = await world.SendAsync(
            "ana",
            Post,
            $"/{id}/statements",
            Statement("Ben Okafor looks at it.", ["public"])
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Ben Okafor", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_the_alerts_of_the_incident_name_is_marked_for_the_public()
    {
        using HttpClient sender = world.Server.Client(await world.Server.KeyAsync());
        using HttpResponseMessage alerted = await sender.PostJsonAsync(
            "/api/v2/alerts",
            """[{"labels":{"alertname":"Till hangs","service":"payments","severity":"sev3","instance":"Kassandra.7:9100"}}]"""
        );
        alerted.EnsureSuccessStatusCode();
        IAlertStore alerts = world.Server.Services.GetRequiredService<IAlertStore>();
        AlertGroup group = await Eventually.GetAsync(
            "the group",
            async () => (await alerts.GroupsAsync(openOnly: true, before: null, 100, default)) is [var only, ..] ? only : null
        );
        string id = (
            await world.DoAsync(
                "ana",
                Post,
                "",
                new
                {
                    title = "Card payments failing",
                    severity = "SEV-2",
                    alertGroup = group.Id.Value,
                }
            )
        ).GetProperty("id").GetString()!;

        object statement = Statement("We look at Kassandra.7 and its neighbours.", ["public"]);
        (HttpStatusCode status, JsonElement refused) = await world.SendAsync("ana", Post, $"/{id}/statements", statement);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Kassandra.7", refused.ToString(), StringComparison.Ordinal);

        string other = await world.DeclareAsync();
        await world.DoAsync("ana", Post, $"/{other}/statements", statement);
    }

    [Fact]
    public async Task The_public_reads_the_severity_where_the_status_page_shows_it()
    {
        string id = await world.DeclareAsync();
        JsonElement said = await world.DoAsync("ana", Post, $"/{id}/statements", Statement("We look into it.", ["public"]));
        JsonElement read = await world.DoAsync("ana", Get, $"/{id}/statements/{Written(said)}");
        Assert.Equal("[SEV-2] Card payments failing", read.GetProperty("renderings")[1].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Promises_are_counted_by_severity_as_they_were_kept()
    {
        HttpClient ana = await world.AsAsync("ana");
        JsonElement before = await PromisesAsync(ana);
        string id = await world.DeclareAsync(severity: "SEV-4");
        await world.DoAsync("ana", Post, $"/{id}/statements", Statement("We look into it."));
        await world.DoAsync("ana", Post, $"/{id}/statements", Statement("We still look into it."));
        JsonElement after = await PromisesAsync(ana);

        Assert.Equal((0, 0), (Count(before, "made"), Count(before, "incidents")));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("onTimeRate").ValueKind);
        Assert.Equal((1, 1, 1), (Count(after, "incidents"), Count(after, "made"), Count(after, "kept")));
        Assert.Equal(1, after.GetProperty("onTimeRate").GetDouble());
        (HttpStatusCode status, JsonElement refused, _) = await ana.SendJsonAsync(Get, "/api/v1/statements/promises?days=0");
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (status, refused.GetProperty("code").GetString()));

        static int Count(JsonElement severity, string name) => severity.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task The_lists_count_down_to_the_first_statement()
    {
        string id = await world.DeclareAsync(severity: "SEV-1");
        DateTimeOffset declared = (await world.DoAsync("ana", Get, "/" + id)).GetProperty("declaredAt").GetDateTimeOffset();
        string due = declared.AddMinutes(5).ToString("O", CultureInfo.InvariantCulture)[..16];
        using Browser vera = await world.Server.SignedInAsync("Vera");
        string? Due(IHtmlDocument page, string row) => page.QuerySelector($"#{row}-{id} time[data-due]")?.GetAttribute("data-due")?[..16];

        Assert.Equal(due, Due(await PageAsync(vera, "/incidents"), "row"));
        IHtmlDocument front = await PageAsync(vera, "/");
        Assert.Equal(due, Due(front, "incident"));
        Assert.Contains("First update", front.GetElementById("incident-" + id)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_looked_at_published_and_corrected_and_each_rendering_says_so()
    {
        string id = await world.DeclareAsync();
        string draft = Written(await world.DoAsync("ana", Post, $"/{id}/drafts", Statement("We look into it.")));
        (HttpStatusCode own, _) = await world.SendAsync("ana", Put, $"/{id}/drafts/{draft}/look", new { looksRight = true });
        Assert.Equal(HttpStatusCode.Forbidden, own);
        await world.DoAsync("ben", Put, $"/{id}/drafts/{draft}/look", new { looksRight = false, text = "Say who is affected." });
        await world.DoAsync("ana", Put, $"/{id}/drafts/{draft}", Statement("We look into failing payments."));
        await world.DoAsync("ben", Put, $"/{id}/drafts/{draft}/look", new { looksRight = true });
        JsonElement published = await world.DoAsync("ana", Put, $"/{id}/drafts/{draft}/publication", new { nextUpdateMinutes = 20 });
        Assert.Equal(0, published.GetProperty("drafts").GetArrayLength());
        Assert.Equal("person:ben", published.GetProperty("statements")[0].GetProperty("look").GetProperty("by").GetString());
        Assert.Equal(1, published.GetProperty("promises").GetProperty("kept").GetInt32());

        JsonElement corrected = await world.DoAsync(
            "ana",
            Post,
            $"/{id}/statements",
            new
            {
                status = "Only refunds fail.",
                impact = "Refunds fail.",
                currentAction = "Rolling back.",
                nextUpdateMinutes = 15,
                corrects = draft,
            }
        );
        JsonElement read = await world.DoAsync("ana", Get, $"/{id}/statements/{Written(corrected)}");
        JsonElement[] renderings = [.. read.GetProperty("renderings").EnumerateArray()];
        Assert.Equal(["internal", "executive"], renderings.Select(one => one.GetProperty("audience").GetString()));
        Assert.All(
            renderings.SelectMany(one => new[] { "text", "html", "slack", "feed" }.Select(style => one.GetProperty(style).GetString()!)),
            text => Assert.Contains("corrects the update of", text, StringComparison.Ordinal)
        );
        (HttpStatusCode lost, _) = await world.SendAsync("ana", Get, $"/{id}/statements/none");
        Assert.Equal(HttpStatusCode.NotFound, lost);
    }

    [Fact]
    public async Task A_withdrawn_draft_is_kept_and_not_published()
    {
        string id = await world.DeclareAsync();
        string draft = Written(await world.DoAsync("ana", Post, $"/{id}/drafts", Statement("We look into it.")));
        JsonElement after = await world.DoAsync("ben", Put, $"/{id}/drafts/{draft}/withdrawal", new { reason = "Overtaken" });
        Assert.Equal("Overtaken", after.GetProperty("drafts")[0].GetProperty("withdrawn").GetProperty("reason").GetString());
        (HttpStatusCode status, _) = await world.SendAsync("ana", Put, $"/{id}/drafts/{draft}/publication", new { });
        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task A_line_is_linted_as_the_command_line_does()
    {
        HttpClient ana = await world.AsAsync("ana");
        (HttpStatusCode status, JsonElement answer, _) = await ana.SendJsonAsync(
            Post,
            "/api/v1/statements/lint",
            new
            {
                id = "7",
                audience = "public",
                severity = "SEV-1",
                text = "Sign-in is probably back soon.",
            }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("7", answer.GetProperty("id").GetString());
        JsonElement guess = answer
            .GetProperty("findings")
            .EnumerateArray()
            .First(one => one.GetProperty("rule").GetString() == "speculation");
        Assert.Equal([11, 19], guess.GetProperty("span").EnumerateArray().Select(one => one.GetInt32()));

        (HttpStatusCode long_, JsonElement refused, _) = await ana.SendJsonAsync(
            Post,
            "/api/v1/statements/lint",
            new { audience = "public", text = new string('x', 30_000) }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "statement.invalid"), (long_, refused.GetProperty("code").GetString()));
    }

    /// <summary>Markup stays text, marks that turn the direction go, line breaks make no line, and a megabyte is no statement.</summary>
    [Fact]
    public async Task Bad_text_is_shown_as_text_or_refused()
    {
        string id = await world.DeclareAsync(title: "Payments <script>alert(1)</script>");
        JsonElement said = await world.DoAsync(
            "ana",
            Post,
            $"/{id}/statements",
            Statement("<b>safe</b>\u202Egnp.exe\r\nBcc: all@example.org")
        );
        JsonElement read = await world.DoAsync("ana", Get, $"/{id}/statements/{Written(said)}");
        JsonElement executive = read.GetProperty("renderings")[1];
        Assert.DoesNotContain("<b>", executive.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", executive.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', executive.GetProperty("text").GetString()!);
        Assert.DoesNotContain('\n', executive.GetProperty("subject").GetString()!);
        Assert.Equal(7, executive.GetProperty("text").GetString()!.Split('\n').Length);

        (HttpStatusCode status, JsonElement refused) = await world.SendAsync(
            "ana",
            Post,
            $"/{id}/statements",
            Statement(new string('x', 1_000_000))
        );
        Assert.True((int)status is 413 or 422, $"{status} {refused.GetProperty("code")}");
    }

    [Fact]
    public async Task A_preview_needs_no_script_and_keeps_what_was_typed()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new(await PageAsync(ana, "/incidents/" + id), "statement");
        form.With("status", "It is probably the bank").With("impact", "Payments fail").With("currentAction", "We look");
        HttpResponseMessage answered = await ana.PostAsync($"/incidents/{id}/statements/preview", form.Fields);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        string html = await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Executives", html, StringComparison.Ordinal);
        Assert.Contains("“probably”", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("It is probably the bank</textarea>", html, StringComparison.Ordinal);
        Assert.Equal(0, (await world.DoAsync("ana", Get, "/" + id)).GetProperty("statements").GetArrayLength());
    }

    [Fact]
    public async Task Where_we_are_says_the_last_statement_and_what_changed_since()
    {
        string id = await world.DeclareAsync();
        await world.DoAsync("ana", Post, $"/{id}/statements", Statement("We look into it."));
        await world.DoAsync("ana", Put, $"/{id}/roles/operations_lead", new { person = "ben" });
        using Browser vera = await world.Server.SignedInAsync("Vera");
        IHtmlDocument page = await PageAsync(vera, $"/incidents/{id}/where");
        Assert.Contains("We look into it.", page.GetElementById("where-statement")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana Silva", page.GetElementById("where-statement")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ben Okafor is Operations Lead", page.GetElementById("where-changes")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Declared", page.GetElementById("where-changes")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> PageAsync(Browser browser, string path) => Html.Parse(await browser.PageAsync(path));

    /// <summary>Those of SEV-4.</summary>
    private static async Task<JsonElement> PromisesAsync(HttpClient reader)
    {
        (_, JsonElement answer, _) = await reader.SendJsonAsync(Get, "/api/v1/statements/promises");
        return answer.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("severity").GetString() == "SEV-4");
    }

    private static string Written(JsonElement answer) => answer.GetProperty("written").GetProperty("id").GetString()!;

    private static Dictionary<string, object?> Statement(string status, string[]? audiences = null, string[]? rules = null) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["status"] = status,
            ["impact"] = "Some payments fail.",
            ["currentAction"] = "Rolling back.",
            ["nextUpdateMinutes"] = 15,
            ["audiences"] = audiences ?? ["internal", "executive"],
        }
            .Concat(rules is null ? [] : [new("override", rules)])
            .ToDictionary(StringComparer.Ordinal);
}
