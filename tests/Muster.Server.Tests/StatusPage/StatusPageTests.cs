// The status page of a server: what strangers read of it, and how a person publishes an incident.
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.StatusPage.Site;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.StatusPage;

public sealed class StatusPageTests
{
    internal const string Page = """
        statusPage:
          name: StreamFlow
          languages: [en, de]
        components:
          watching: { name: Watching, services: [playback] }
          paying: { name: Paying, position: 2 }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_publishes_an_incident_and_strangers_read_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/status", Cancel)).StatusCode);
        await Streaming.PutAsync(server);
        await server.Services.PutAsync(Page);
        await server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideIncidentAsync(
                    new(1),
                    new IncidentCommand.Declare(
                        new(1),
                        IncidentType.Incident,
                        "playback-api-7 out of memory",
                        Severity.Sev1,
                        Streaming.Playback,
                        ImpactStartedAt: null,
                        DetectedAt: null,
                        new PersonId("ana"),
                        Actor.Person("ana"),
                        work.Now
                    ),
                    cancel
                )
        );
        using Browser ana = await server.SignedInAsync("Ana");
        IHtmlDocument console = await ana.ReadAsync("/incidents/INC-1");
        Assert.Contains("Customers see nothing of this incident", console.Words("#status-page"), StringComparison.Ordinal);

        IHtmlDocument form = await ana.ReadAsync("/status-page/new?incident=INC-1");
        PageRules.Hold(form);
        Assert.Equal("Watching: outage", form.QuerySelector("#p-title")!.GetAttribute("value"));
        Assert.Equal("major_outage", ((IHtmlSelectElement)form.QuerySelector("#c-watching")!).Value);
        IHtmlDocument refused = await ana.RefusedAsync(form, "publish-form", 422, ("title", " "), ("body", "Films stop."));
        Assert.Contains("Nothing was published", refused.DocumentElement.TextContent, StringComparison.Ordinal);
        IHtmlDocument bulletin = await ana.DoneAsync(form, "publish-form", ("title", "Films stop <b>"), ("body", "We look into it."));
        PageRules.Hold(bulletin);
        Assert.Contains(
            "on the status page as B-1 already",
            (await ana.RefusedAsync(form, "publish-form", 422, ("title", "Twice"))).Words("#refused"),
            StringComparison.Ordinal
        );
        console = await ana.ReadAsync("/incidents/INC-1");
        Assert.Contains("Films stop <b>", console.Words("#status-page"), StringComparison.Ordinal);

        string page = await EventuallyAsync(stranger, "Films stop");
        Assert.Contains("Major outage", page, StringComparison.Ordinal);
        Assert.Contains("Films stop &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("playback", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("INC-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/status/en/incidents/B-1/", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/status/en/incidents/B-2/", Cancel)).StatusCode);

        await ana.DoneAsync(await ana.ReadAsync("/status-page/B-1"), "withdraw-form", ("reason", "A test"));
        await Eventually.HoldsAsync(
            "the withdrawn bulletin is gone from the status page",
            async () => !(await stranger.GetStringAsync("/status", Cancel)).Contains("Films stop", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/status/en/incidents/B-1/", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/status/de/nichts", "Diese Seite gibt es nicht", "/status/de/")]
    [InlineData("/status/nothing", "There is no such page", "/status/en/")]
    public async Task A_browser_that_asks_for_what_is_not_there_is_led_back_in_its_language_and_a_program_is_told(
        string path,
        string words,
        string back
    )
    {
        await using MusterServer server = await StatusSiteTests.StartAsync(Page);
        using HttpClient reader = server.Client();
        using HttpRequestMessage ask = new(HttpMethod.Get, path);
        ask.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");

        using HttpResponseMessage answer = await reader.SendAsync(ask, Cancel);

        string page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{back}\"", page, StringComparison.Ordinal);
        using HttpResponseMessage plain = await reader.GetAsync(path, Cancel);
        Assert.Equal("text/plain", plain.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_server_without_a_status_page_has_nothing_to_complain_of()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        server.Services.GetRequiredService<StatusSite>().Publish(view: null);

        Assert.False(Directory.Exists(Path.Combine(server.Directory, "status")));
        Assert.DoesNotContain(server.Log.All, line => line.Contains("The status page", StringComparison.Ordinal));
    }

    /// <summary>The page once the publisher has made it.</summary>
    internal static async Task<string> EventuallyAsync(HttpClient client, string text)
    {
        string page = "";
        await Eventually.HoldsAsync(
            $"“{text}” on the status page",
            async () =>
            {
                using HttpResponseMessage answer = await client.GetAsync("/status", Cancel);
                page = await answer.Content.ReadAsStringAsync(Cancel);
                return page.Contains(text, StringComparison.Ordinal);
            }
        );
        return page;
    }
}
