// That pages are read over the API: which ring, how one went, and no address of anybody.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Paging;

public sealed class PagesApiTests
{
    [Fact]
    public async Task A_page_is_listed_while_it_rings_and_says_who_was_told_how_without_an_address()
    {
        await using MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        await Streaming.PutAsync(
            server,
            new ContactMethod("email", "ana@example.org"),
            new ContactMethod("webhook", "https://hooks.invalid/secret")
        );
        using HttpClient sender = server.Client(await server.KeyAsync());
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        var alerts = new[] { new { labels = new { alertname = "Down", job = "playback" } } };
        await sender.SendJsonAsync(HttpMethod.Post, "/api/v2/alerts", alerts);
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.Any(one => one.State == DeliveryState.Delivered));

        (_, JsonElement ringing, _) = await ana.SendJsonAsync(HttpMethod.Get, "/api/v1/pages", null);
        (_, JsonElement shown, _) = await ana.SendJsonAsync(HttpMethod.Get, $"/api/v1/pages/{page.Id}", null);
        using Browser browser = await server.SignedInAsync("Ana");
        IHtmlDocument own = Html.Parse(await browser.PageAsync($"/pages/{page.Id}"));
        string living = await browser.PageAsync($"/pages/{page.Id}/live");
        await ana.SendJsonAsync(HttpMethod.Put, $"/api/v1/pages/{page.Id}/acknowledgement", new { });
        (_, JsonElement none, _) = await ana.SendJsonAsync(HttpMethod.Get, "/api/v1/pages", null);
        (_, JsonElement all, _) = await ana.SendJsonAsync(HttpMethod.Get, "/api/v1/pages?status=all&limit=1", null);
        (HttpStatusCode wrong, JsonElement why, _) = await ana.SendJsonAsync(HttpMethod.Get, "/api/v1/pages?status=loud&limit=0", null);
        (HttpStatusCode unknown, _, _) = await ana.SendJsonAsync(HttpMethod.Get, "/api/v1/pages/nowhere", null);

        PageRules.Hold(own);
        Assert.Contains(shown.GetProperty("stands").GetString()!, own.QuerySelector(".page-stands").Text(), StringComparison.Ordinal);
        Assert.Contains(
            shown.GetProperty("follows").GetString()!,
            own.QuerySelector(".page-stands .follows").Text(),
            StringComparison.Ordinal
        );
        Assert.NotNull(own.QuerySelector($"form[action='/pages/{page.Id}/decline']"));
        Assert.Contains("page-stands", living, StringComparison.Ordinal);
        Assert.Equal(page.Id.Value, ringing.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());
        Assert.Equal("ana", all.GetProperty("items")[0].GetProperty("acknowledgedBy").GetString());
        JsonElement mail = shown.GetProperty("messages").EnumerateArray().Single(one => one.GetProperty("channel").GetString() == "email");
        Assert.Equal(("delivered", "Ana"), (mail.GetProperty("state").GetString(), mail.GetProperty("name").GetString()));
        Assert.Equal(
            ("No answer yet from Ana.", JsonValueKind.Array),
            (shown.GetProperty("stands").GetString(), shown.GetProperty("skipped").ValueKind)
        );
        Assert.Equal(shown.GetProperty("next").GetProperty("at").GetString(), shown.GetProperty("followsAt").GetString());
        Assert.NotEqual(0, shown.GetProperty("steps")[0].GetProperty("targets").GetArrayLength());
        Assert.DoesNotContain("secret", shown.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("ana@example.org", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (wrong, why.GetProperty("errors").GetArrayLength()));
        Assert.Equal(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task The_severity_guide_asks_suggests_and_says_whom_each_severity_pages_now()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using HttpClient script = server.Client(await server.KeyAsync(ApiKeyScope.Api, name: "script"));
        const string guide = "/api/v1/severity-guide";

        (_, JsonElement asked, _) = await script.SendJsonAsync(HttpMethod.Get, guide, null);
        (_, JsonElement said, _) = await script.SendJsonAsync(
            HttpMethod.Get,
            guide + "?service=playback&down=yes&workaround=no&feels=some",
            null
        );
        (HttpStatusCode half, JsonElement why, _) = await script.SendJsonAsync(HttpMethod.Get, guide + "?down=perhaps&service=none", null);

        Assert.Equal(
            ["down", "workaround", "feels"],
            asked.GetProperty("questions").EnumerateArray().Select(one => one.GetProperty("id").GetString())
        );
        Assert.Equal(JsonValueKind.Null, asked.GetProperty("suggested").ValueKind);
        Assert.Equal("SEV-2", said.GetProperty("suggested").GetString());
        JsonElement worst = said.GetProperty("levels")[0];
        Assert.Equal("Ana", worst.GetProperty("pagesNow")[0].GetProperty("name").GetString());
        Assert.NotEqual(0, worst.GetProperty("examples").GetArrayLength());
        Assert.Equal((HttpStatusCode.BadRequest, 4), (half, why.GetProperty("errors").GetArrayLength()));
    }
}
