// The page of a debrief answers 304 as long as nothing on it has changed for whoever asks, and plays nothing for that.
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DebriefPageTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_what_has_is()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument page = await ana.DoneAsync(await ana.ReadAsync("/drills"), "start-thundering-herd", ("seed", "7"), ("speed", "20"));
        string path = page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length] + "/debrief";
        Assert.Null((await ana.GetAsync(path)).Headers.ETag);
        world.Pass(30);
        page = await ana.DoneAsync(await ana.ReadAsync(path[..^"/debrief".Length]), "end");
        string tag = await TagAsync(ana, path);

        DrillRuns runs = world.Server.Services.GetRequiredService<DrillRuns>();
        long played = runs.SecondsPlayed;
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(ana, path, tag));
        Assert.Equal(played, runs.SecondsPlayed);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ana, path + "?at=60", tag));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ben, path, tag));

        await ben.DoneAsync(await ben.ReadAsync(path), "whys-form", ("why-0", "The database was overloaded."));
        tag = await ChangedAsync(ana, path, tag);
        await world.Server.Services.GetRequiredService<OnBoards>().SwitchAsync(null, new PersonId("ana"), isOn: true);
        tag = await ChangedAsync(ana, path, tag);
        await world.Server.Services.GetRequiredService<OnBoards>().SwitchAsync(null, new PersonId("ana"), isOn: false);
        tag = await ChangedAsync(ana, path, tag);

        // The frame counts open incidents.
        using HttpClient api = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        (
            await api.PostAsJsonAsync("/api/v1/incidents", new { title = "The shop is slow", severity = "SEV-3" }, Cancel)
        ).EnsureSuccessStatusCode();
        await ChangedAsync(ana, path, tag);
    }

    /// <summary>The tag that it bears now, after it was sent whole to whoever had the old one.</summary>
    private static async Task<string> ChangedAsync(Drivers.Browser browser, string path, string old)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, path, old));
        string tag = await TagAsync(browser, path);
        Assert.NotEqual(old, tag);
        return tag;
    }

    private static async Task<string> TagAsync(Drivers.Browser browser, string path) => (await browser.GetAsync(path)).Headers.ETag!.Tag;

    private static async Task<HttpStatusCode> StatusAsync(Drivers.Browser browser, string path, string tag) =>
        (await browser.GetIfChangedAsync(path, tag)).StatusCode;
}
