// Everything that was removed lies in one bin with who, when and why, and comes back through its own rules.
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Channels.Push;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Bin;

public sealed class BinTests
{
    [Fact]
    public async Task A_note_lies_in_the_bin_until_it_is_brought_back_and_again_when_it_is_removed_again()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        (string incident, string note) = await RemovedNoteAsync(api, "Wrong incident");

        JsonElement item = Assert.Single(await ListAsync(api, ""));
        Assert.Equal($"note:{incident}:{note}", item.GetProperty("id").GetString());
        Assert.Equal(
            ("Wrong incident", "person:ana", $"A line of the timeline of {incident}"),
            (item.GetProperty("why").GetString(), item.GetProperty("by").GetString(), item.GetProperty("title").GetString())
        );

        await RestoreAsync(api, item).JsonAsync();
        Assert.Empty(await ListAsync(api, ""));
        await RestoreAsync(api, item).JsonAsync(HttpStatusCode.NotFound);
        JsonElement timeline = await api.GetAsync($"/api/v1/incidents/{incident}/timeline").JsonAsync();
        Assert.Contains("The database is slow", timeline.GetRawText(), StringComparison.Ordinal);

        await RemoveAsync(api, incident, note, "Wrong after all");
        Assert.Equal("Wrong after all", Assert.Single(await ListAsync(api, "")).GetProperty("why").GetString());
    }

    [Fact]
    public async Task What_cannot_come_back_says_why_and_what_to_do()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        string id = await AbsenceAsync(api, server.Clock.GetUtcNow());
        server.Clock.FastForward(TimeSpan.FromHours(1));
        await EndAbsenceAsync(api, id);

        JsonElement item = Assert.Single(await ListAsync(api, ""));
        Assert.Equal("The absence of ben", item.GetProperty("title").GetString());
        Assert.Contains("arrange the rest anew", item.GetProperty("stays").GetString(), StringComparison.Ordinal);
        JsonElement refused = await RestoreAsync(api, item).JsonAsync(HttpStatusCode.Conflict);
        Assert.Equal("bin.stays", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_absence_that_had_not_begun_comes_back_as_long_as_the_rules_take_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        string id = await AbsenceAsync(api, server.Clock.GetUtcNow().AddDays(1));
        await EndAbsenceAsync(api, id);
        await RestoreAsync(api, Assert.Single(await ListAsync(api, ""))).JsonAsync();
        Assert.Empty(await ListAsync(api, ""));

        // Again under its id: it can be removed and brought back once more, until it would be over.
        await EndAbsenceAsync(api, id);
        JsonElement item = Assert.Single(await ListAsync(api, ""));
        server.Clock.FastForward(TimeSpan.FromDays(3));
        JsonElement late = await RestoreAsync(api, item).JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("roster.invalid", late.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Keys_and_accounts_are_seen_and_brought_back_by_admins_in_person_alone()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string account = await server.AccountAsync("Vera", AccountRole.Viewer);
        using Browser ada = await server.SignedInAsync("Ada", AccountRole.Admin);
        await ada.PostAsync($"/settings/people/{account}/disablement", ("why", "Left us"));
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));

        Assert.Empty(await ListAsync(api, ""));
        IHtmlDocument page = Html.Parse(await ada.PageAsync("/bin"));
        AngleSharp.Dom.IElement row = page.QuerySelector($"[id='bin-account:accounts:{account}']")!;
        Assert.Contains("Left us", row.TextContent, StringComparison.Ordinal);

        await ada.PostAsync("/bin/restoration", ("id", $"account:accounts:{account}"));

        Assert.DoesNotContain("Left us", await ada.PageAsync("/bin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bin_is_searched_and_paged_newest_first_over_all_its_sources()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        foreach (string why in (string[])["first", "second", "third"])
        {
            server.Clock.FastForward(TimeSpan.FromMinutes(1));
            await RemovedNoteAsync(api, why);
        }

        Assert.Equal(["second"], Whys(await ListAsync(api, "?q=SECOND")));
        JsonElement page = await api.GetAsync("/api/v1/bin?limit=2").JsonAsync();
        Assert.Equal(["third", "second"], Whys([.. page.GetProperty("items").EnumerateArray()]));
        Assert.Equal(["first"], Whys(await ListAsync(api, "?limit=2&cursor=" + page.GetProperty("next").GetString())));
        await api.GetAsync("/api/v1/bin?limit=0").JsonAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_retired_definition_is_brought_back_by_an_admin()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        Organisation present = await server
            .Services.GetRequiredService<OrganisationReader>()
            .CurrentAsync(TestContext.Current.CancellationToken);
        await server.Services.PutAsync(present with { Teams = present.Teams.SetItem("spare", new(new("spare"), "Spare", [new("ana")])) });
        await server
            .Services.GetRequiredService<CommandRunner>()
            .RunAsync(
                null,
                (work, cancel) =>
                    work.DecideOrganisationAsync(
                        new OrganisationCommand.Retire(DefinitionKind.Team, "spare", "Merged into Core", Actor.Person("ana"), work.Now),
                        cancel
                    ),
                TestContext.Current.CancellationToken
            );
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await server.AccountAsync("Ada", AccountRole.Admin);
        using HttpClient ada = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ada"));

        JsonElement item = Assert.Single(await ListAsync(ana, ""));
        Assert.Equal("The team spare", item.GetProperty("title").GetString());
        JsonElement refused = await RestoreAsync(ana, item).JsonAsync(HttpStatusCode.Forbidden);
        Assert.Equal("bin.not_yours", refused.GetProperty("code").GetString());
        await RestoreAsync(ada, item).JsonAsync();

        Assert.Empty(await ListAsync(ana, ""));
        Assert.Contains(
            "spare",
            (await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken)).Teams.Keys
        );
    }

    [Fact]
    public async Task A_rebuild_of_the_read_models_makes_the_bin_again()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        (string incident, string note) = await RemovedNoteAsync(api, "First");
        await RestoreAsync(api, Assert.Single(await ListAsync(api, ""))).JsonAsync();
        await RemoveAsync(api, incident, note, "Wrong after all");
        await RemovedNoteAsync(api, "Wrong incident");
        string[] before = [.. (await ListAsync(api, "")).Select(item => item.GetRawText())];
        IViewStore views = server.Services.GetRequiredService<IViewStore>();
        await views.RemoveNotWrittenSinceAsync(long.MaxValue, [Views.Bin], TestContext.Current.CancellationToken);
        Assert.Empty(await ListAsync(api, ""));

        await server.Services.GetRequiredService<Rebuild>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, before.Length);
        Assert.Equal(before, (await ListAsync(api, "")).Select(item => item.GetRawText()));
    }

    [Fact]
    public async Task A_withdrawn_draft_comes_back_and_can_be_published()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        string incident = (await RemovedNoteAsync(api, "A draft instead")).Incident;
        await RestoreAsync(api, Assert.Single(await ListAsync(api, ""))).JsonAsync();
        string statement = JsonSerializer.Serialize(
            new
            {
                status = "Investigating",
                impact = "Some films do not start.",
                currentAction = "We look into it.",
                nextUpdateAt = server.Clock.GetUtcNow().AddMinutes(30),
            }
        );
        string drafts = $"/api/v1/incidents/{incident}/drafts";
        string draft = (await api.PostJsonAsync(drafts, statement).JsonAsync()).GetProperty("written").GetProperty("id").GetString()!;
        await SendAsync(api, HttpMethod.Put, $"{drafts}/{draft}/withdrawal", """{"reason":"Too early"}""").JsonAsync();

        JsonElement item = Assert.Single(await ListAsync(api, ""));
        Assert.Equal(("draft", "Too early"), (item.GetProperty("kind").GetString(), item.GetProperty("why").GetString()));
        await SendAsync(api, HttpMethod.Put, $"{drafts}/{draft}/publication", "{}").JsonAsync(HttpStatusCode.Conflict);
        await RestoreAsync(api, item).JsonAsync();

        await SendAsync(api, HttpMethod.Put, $"{drafts}/{draft}/publication", "{}").JsonAsync();
    }

    [Fact]
    public async Task The_address_of_a_calendar_and_a_device_come_back_for_whose_they_are()
    {
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Streaming.PutAsync(server);
        using Browser ana = await server.SignedInAsync("Ana");
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        using HttpClient ben = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ben"));
        string url = (await api.PostJsonAsync("/api/v1/calendar-feeds", """{"person":"ana"}""").JsonAsync())
            .GetProperty("url")
            .GetString()!;
        JsonElement feed = (await api.GetAsync("/api/v1/calendar-feeds").JsonAsync()).GetProperty("items")[0];
        await api.DeleteAsync($"/api/v1/calendar-feeds/{feed.GetProperty("id").GetString()}").JsonAsync();
        using ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        ECParameters point = key.ExportParameters(includePrivateParameters: false);
        byte[] raw = [4, .. point.Q.X!, .. point.Q.Y!];
        await ana.PostAsync(
            "/account/devices",
            ("endpoint", "http://127.0.0.1:9/phone"),
            ("key", Base64Url.EncodeToString(raw)),
            ("secret", Base64Url.EncodeToString(new byte[16]))
        );
        PushDevices devices = server.Services.GetRequiredService<PushDevices>();
        PushDevice phone = Assert.Single(await devices.OfAsync(new("ana"), TestContext.Current.CancellationToken));
        await ana.PostAsync($"/account/devices/{phone.Id}/removal");

        Assert.Empty(await ListAsync(ben, ""));
        JsonElement[] items = await ListAsync(api, "");
        Assert.Equal(["calendar", "device"], items.Select(item => item.GetProperty("kind").GetString()!).Order(StringComparer.Ordinal));
        string path = new Uri(url).AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(path)).StatusCode);
        foreach (JsonElement item in items)
        {
            await RestoreAsync(api, item).JsonAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(path)).StatusCode);
        Assert.Single(await devices.OfAsync(new("ana"), TestContext.Current.CancellationToken));
        Assert.Empty(await ListAsync(api, ""));
    }

    private static async Task<string> AbsenceAsync(HttpClient api, DateTimeOffset start)
    {
        object absence = new
        {
            person = "ben",
            start,
            end = start.AddDays(1),
            reason = "Away",
        };
        JsonElement added = await api.PostJsonAsync("/api/v1/roster/absences", JsonSerializer.Serialize(absence)).JsonAsync();
        return added.GetProperty("written").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> EndAbsenceAsync(HttpClient api, string id) =>
        SendAsync(api, HttpMethod.Delete, $"/api/v1/roster/absences/{id}", """{"reason":"Here after all"}""").JsonAsync();

    private static async Task<(string Incident, string Note)> RemovedNoteAsync(HttpClient api, string why)
    {
        string incident = (
            await api.PostJsonAsync("/api/v1/incidents", """{"title":"No picture","severity":"SEV-3","service":"playback"}""")
                .JsonAsync(HttpStatusCode.Created)
        )
            .GetProperty("id")
            .GetString()!;
        string note = (await api.PostJsonAsync($"/api/v1/incidents/{incident}/notes", """{"text":"The database is slow"}""").JsonAsync())
            .GetProperty("written")
            .GetProperty("id")
            .GetString()!;
        await RemoveAsync(api, incident, note, why);
        return (incident, note);
    }

    private static Task<JsonElement> RemoveAsync(HttpClient api, string incident, string note, string why) =>
        SendAsync(api, HttpMethod.Delete, $"/api/v1/incidents/{incident}/notes/{note}", JsonSerializer.Serialize(new { reason = why }))
            .JsonAsync();

    private static Task<HttpResponseMessage> RestoreAsync(HttpClient api, JsonElement item) =>
        SendAsync(api, HttpMethod.Put, $"/api/v1/bin/{Uri.EscapeDataString(item.GetProperty("id").GetString()!)}/restoration", "{}");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient api, HttpMethod method, string path, string body)
    {
        using HttpRequestMessage request = new(method, path);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await api.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement[]> ListAsync(HttpClient api, string query) =>
        [.. (await api.GetAsync("/api/v1/bin" + query).JsonAsync()).GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> Whys(JsonElement[] items) => items.Select(item => item.GetProperty("why").GetString());
}
