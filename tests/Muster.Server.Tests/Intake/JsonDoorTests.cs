// The door of any JSON: templates that admins write, the one that counts where none is named, and the page on which they are tried.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Catalog;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Intake;

public sealed class JsonDoorTests
{
    private const string File = """
        name: Test
        intakeTemplates:
          probe:
            each: $.checks
            title: { from: ["$.monitor['the name']", $.name], otherwise: Unnamed }
            status: { from: $.state, map: { OK: resolved, ALERT: firing } }
            severity: { from: $.level, map: { "1": critical }, otherwise: warning }
            service: $$.service
            dedupKey: $.id
            labels: { region: eu, first: "$.tags[0]" }
            annotations: { summary: $.text, all: $.tags }
            startsAt: $.at
            link: $.url
        """;

    [Fact]
    public async Task A_template_reads_each_item_of_a_list_and_the_senders_word_ends_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(File);
        string key = await server.KeyAsync();

        JsonElement taken = await SendAsync(
            server,
            key,
            "?template=probe",
            """
            {"service":"db","checks":[
              {"id":7,"monitor":{"the name":"Disk"},"state":"ALERT","level":1,"tags":["a","b"],"text":"It is full","at":1764000000,"url":"http://x.example/7"},
              {"id":8,"state":"odd"}]}
            """
        );

        Assert.Equal(2, taken.GetProperty("signals").GetInt32());
        JsonElement[] alerts = await AlertsAsync(server, key);
        JsonElement disk = Assert.Single(alerts, alert => Name(alert) == "Disk");
        Assert.Equal(
            """{"alertname":"Disk","first":"a","region":"eu","service":"db","severity":"critical"}""",
            disk.GetProperty("labels").GetRawText()
        );
        Assert.Equal("""{"all":"[\"a\",\"b\"]","summary":"It is full"}""", disk.GetProperty("annotations").GetRawText());
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1764000000), disk.GetProperty("startsAt").GetDateTimeOffset());

        // A word that the map does not know fires: a doubtful page is sent.
        Assert.Contains(alerts, alert => Name(alert) == "Unnamed");

        await SendAsync(server, key, "?template=probe", """{"checks":[{"id":"7","state":"ok"}]}""");
        Assert.Equal("Unnamed", Name(Assert.Single(await AlertsAsync(server, key))));
    }

    [Fact]
    public async Task Where_none_is_named_the_common_fields_of_small_tools_count()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();

        await SendAsync(
            server,
            key,
            "",
            """{"title":"Slow","message":"It crawls","status":"alerting","severity":"critical","host":"web-1"}"""
        );
        JsonElement alert = Assert.Single(await AlertsAsync(server, key));
        Assert.Equal("It crawls", alert.GetProperty("annotations").GetProperty("summary").GetString());
        Assert.Equal("web-1", alert.GetProperty("labels").GetProperty("source").GetString());

        // The severity is no part of the identity.
        await SendAsync(server, key, "", """{"title":"Slow","message":"Better","status":"Ok","severity":"info","host":"web-1"}""");
        Assert.Empty(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_beside_what_is_kept()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync("name: T\nintakeTemplates: { list: { each: $, title: $.t } }");
        string key = await server.KeyAsync();
        string deep = new string('[', 1000) + new string(']', 1000);
        string body = $$$"""[{"t":"good"},{"t":""},7,{"t":"{{{new string('x', 5000)}}}"},{"t":"behind","x":{{{deep}}}}]""";

        JsonElement refused = await SendAsync(server, key, "?template=list", body, HttpStatusCode.BadRequest);

        Assert.Equal(
            "3 of 5 alerts cannot be taken. The other 2 are kept. alert 1: it has no title; alert 2: it has no title; "
                + "alert 3: its alertname is longer than 4096 bytes, it has no title.",
            refused.GetProperty("detail").GetString()
        );
        Assert.Equal(["behind", "good"], (await AlertsAsync(server, key)).Select(Name).Order(StringComparer.Ordinal));
        await SendAsync(server, key, "?template=list", "{}", HttpStatusCode.BadRequest);
        JsonElement unknown = await SendAsync(server, key, "?template=lost", "[]", HttpStatusCode.BadRequest);
        Assert.Contains("no intake template 'lost'", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_of_a_template_is_told_with_its_line_when_it_is_applied()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Root", "admin");
        using HttpClient admin = server.Client(await server.KeyAsync("api", "root"));
        const string file = """
            intakeTemplates:
              bad:
                each: alerts
                titel: $.x
                status: { from: $.state, map: { OK: fine } }
                severity: { from: $.level, otherwise: terrible }
                labels: { a: "$.x[" , b: $.. }
            """;

        using HttpRequestMessage request = new(HttpMethod.Put, "/api/v1/organisation") { Content = new StringContent(file) };
        request.Content.Headers.ContentType = new("application/yaml");
        JsonElement refused = await admin
            .SendAsync(request, TestContext.Current.CancellationToken)
            .JsonAsync(HttpStatusCode.UnprocessableEntity);

        string[] told =
        [
            .. refused
                .GetProperty("errors")
                .EnumerateArray()
                .Select(error => $"{error.GetProperty("field")}: {error.GetProperty("message")}"),
        ];
        Assert.Contains(told, one => one.StartsWith("intakeTemplates.bad.each: line 3:", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Contains("did you mean 'title'", StringComparison.Ordinal));
        Assert.Contains(
            told,
            one => one.StartsWith("intakeTemplates.bad.status.map.OK: line 5: 'fine' means nothing", StringComparison.Ordinal)
        );
        Assert.Contains(told, one => one.StartsWith("intakeTemplates.bad.severity.otherwise: line 6:", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("intakeTemplates.bad.labels.a: line 7:", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("intakeTemplates.bad.labels.b: line 7:", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("intakeTemplates.bad.title:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_of_the_guide_has_no_mistake()
    {
        string guide = RepositoryFile.Read("docs/intake.md");
        string file = guide[guide.IndexOf("intakeTemplates:\n", StringComparison.Ordinal)..];
        OrganisationReading read = OrganisationFileReader.Read(file[..file.IndexOf("```", StringComparison.Ordinal)]);

        Assert.Empty(read.Mistakes);
        Assert.Empty(IntakeTemplateRules.Check(Assert.Single(read.Organisation.IntakeTemplates.Values)));
    }

    [Fact]
    public void A_template_is_read_back_as_it_was_written()
    {
        OrganisationReading read = OrganisationFileReader.Read(File);
        string written = OrganisationFileWriter.Write(read.Organisation);

        OrganisationReading again = OrganisationFileReader.Read(written);

        Assert.Empty(again.Mistakes);
        Assert.Equal(
            JsonSerializer.Serialize(read.Organisation.IntakeTemplates),
            JsonSerializer.Serialize(again.Organisation.IntakeTemplates)
        );
    }

    [Fact]
    public async Task The_page_shows_what_would_come_of_a_payload_and_stores_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(File);
        using Browser ana = await server.SignedInAsync("Ana");
        IHtmlDocument page = Html.Parse(await ana.PageAsync("/settings/intake-templates?template=probe"));
        FilledForm form = new(page, "try-form");
        Assert.Contains("each: $.checks", form.Offered("text"), StringComparison.Ordinal);

        HttpResponseMessage tried = await ana.PostAsync(
            "/settings/intake-templates",
            ("template", "probe"),
            ("text", form.Offered("text")!),
            ("payload", """{"checks":[{"name":"<b>Disk","state":"OK"},{"name":"Net"}]}""")
        );

        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        IHtmlDocument shown = Html.Parse(await tried.Content.ReadAsStringAsync());
        Assert.Contains("<b>Disk", shown.GetElementById("signal-0")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Resolved", shown.GetElementById("signal-0")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Firing", shown.GetElementById("signal-1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await AlertsAsync(server, await server.KeyAsync()));
    }

    [Fact]
    public async Task The_page_tells_every_mistake_and_keeps_what_was_typed()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using Browser ana = await server.SignedInAsync("Ana");

        HttpResponseMessage tried = await ana.PostAsync(
            "/settings/intake-templates",
            ("text", "titel: $.x\nstatus: broken\nlabels: { a: $.. }"),
            ("payload", "{<&")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);
        IHtmlDocument page = Html.Parse(await tried.Content.ReadAsStringAsync());
        Assert.Equal(4, page.QuerySelectorAll("#mistakes li").Length);
        Assert.Contains("line 3: labels.a:", page.GetElementById("mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("{<&", ((IHtmlTextAreaElement)page.GetElementById("payload")!).Value);
        Assert.Contains("no valid JSON", await BrokenPayloadAsync(ana), StringComparison.Ordinal);
        using Browser stranger = new(server.Url);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/settings/intake-templates")).StatusCode);
    }

    private static async Task<string> BrokenPayloadAsync(Browser browser)
    {
        HttpResponseMessage tried = await browser.PostAsync("/settings/intake-templates", ("text", "title: $.x"), ("payload", "{"));
        return Html.Parse(await tried.Content.ReadAsStringAsync()).GetElementById("refused")!.TextContent;
    }

    private static Task<JsonElement> SendAsync(
        MusterServer server,
        string key,
        string query,
        string body,
        HttpStatusCode status = HttpStatusCode.OK
    ) => server.Client().PostJsonAsync($"/intake/{key}/json{query}", body).JsonAsync(status);

    private static string Name(JsonElement alert) => alert.GetProperty("labels").GetProperty("alertname").GetString()!;

    private static async Task<JsonElement[]> AlertsAsync(MusterServer server, string key) =>
        [.. (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()];
}
