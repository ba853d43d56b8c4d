// The pages of the policy, the gate and the quarter: signed, stopped, overridden and summed up by forms alone.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Slos.Policies;
using Muster.Server.Tests.Drivers;
using static Muster.Server.Tests.Slos.Policy.GateWorld;

namespace Muster.Server.Tests.Slos.Policy;

public sealed class GatePagesTests
{
    [Fact]
    public async Task Both_sides_sign_by_a_form_and_whom_the_policy_does_not_name_gets_none()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        using Browser ada = await world.Server.SignedInAsync("Ada");
        IHtmlDocument empty = await ada.ReadAsync("/slos/policy");
        PageRules.Hold(empty);
        Assert.Contains("No policy is signed.", empty.Words("#unsigned"), StringComparison.Ordinal);
        await DoAsync(ada, "/slos/policy", "policy-form", ("text", TextOf(second: true)));

        using Browser ben = await world.Server.SignedInAsync("Ben");
        Assert.Null((await ben.ReadAsync("/slos/policy")).QuerySelector("[id^=sign-]"));
        using Browser olga = await world.Server.SignedInAsync("Olga");
        await DoAsync(olga, "/slos/policy", "sign-product");
        Assert.Null((await olga.ReadAsync("/slos/policy")).QuerySelector("[id^=sign-]"));
        using Browser ana = await world.Server.SignedInAsync("Ana");
        await DoAsync(ana, "/slos/policy", "sign-engineering");

        IHtmlDocument signed = await ana.ReadAsync("/slos/policy");
        PageRules.Hold(signed);
        Assert.Null(signed.QuerySelector("#unsigned"));
        Assert.Contains("Olga Berg signed", signed.Words("#standing-product"), StringComparison.Ordinal);
        Assert.Contains(
            "Ana Silva, team SRE, for 8 hours at most, with a second person",
            signed.Words("#standing"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stop_is_overridden_by_two_people_on_the_page_of_its_SLO()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.MeasureAsync(bad: 30);
        await world.SignAsync(second: true);
        using Browser cleo = await world.Server.SignedInAsync("Cleo");
        IHtmlDocument stopped = await cleo.ReadAsync("/slos/playback");
        PageRules.Hold(stopped);
        Assert.Contains("The error budget is spent:", stopped.Words("#gate"), StringComparison.Ordinal);
        Assert.Contains("Ask, in this order: Ana Silva, Team SRE.", stopped.Words("#gate"), StringComparison.Ordinal);
        Assert.Null(stopped.QuerySelector("#override-form"));

        using Browser ben = await world.Server.SignedInAsync("Ben");
        await DoAsync(ben, "/slos/playback", "override-form", ("reason", "The licence ends tonight."), ("for", "4h"));
        IHtmlDocument asked = await ben.ReadAsync("/slos/playback");
        PageRules.Hold(asked);
        Assert.Contains("waits for a second person", asked.Words("#gate"), StringComparison.Ordinal);
        Assert.Null(asked.QuerySelector("[id^=agree-]"));
        using Browser ana = await world.Server.SignedInAsync("Ana");
        await DoAsync(ana, "/slos/playback", "agree-");
        IHtmlDocument held = await ana.ReadAsync("/slos/playback");
        Assert.Contains("overrode the gate: The licence ends tonight.", held.Words("#gate"), StringComparison.Ordinal);
        await DoAsync(cleo, "/slos/playback", "end-");
        Assert.Contains("stop", (await cleo.ReadAsync("/slos/playback")).Words("#gate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quarter_says_what_was_shipped_what_was_spent_and_what_work_it_caused()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.MeasureAsync(bad: 30);
        await world.SignAsync();
        using HttpClient ben = await world.AsAsync("ben");
        await SendAsync(
            ben,
            HttpMethod.Post,
            "changes",
            new
            {
                summary = "Deployed <b>7</b>",
                kind = "deploy",
                service = "playback-api",
            },
            201
        );
        await world.GateAsync("?change=abc|123");
        await SendAsync(ben, HttpMethod.Post, "slos/playback/overrides", Override("4h"));
        await world.GateAsync("?change=abc|123");

        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/slos/quarter");
        PageRules.Hold(page);
        Assert.Contains("1 deployment", page.Words("#shipped"), StringComparison.Ordinal);
        Assert.Contains("Playback API", page.Words("#shipped"), StringComparison.Ordinal);
        Assert.Contains("left", page.Words("#spent-0"), StringComparison.Ordinal);
        Assert.Contains("shipped 1, warned 0, stopped 1", page.Words("#asked-playback"), StringComparison.Ordinal);
        Assert.Contains("The licence ends tonight.", page.Words("#overrides"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await ana.GetAsync("/slos/quarter?q=none")).StatusCode);

        string now = Quarter.Of(world.Server.Clock.GetUtcNow()).ToString();
        JsonElement summary = await SendAsync(ben, HttpMethod.Get, "slo-quarter?q=" + now);
        Assert.Equal(now, summary.GetProperty("quarter").GetString());
        Assert.Equal(
            ["ship", "stop"],
            summary
                .GetProperty("stopped")
                .EnumerateArray()
                .Select(one => one.GetProperty("verdict").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        Assert.True(summary.GetProperty("spent")[0].GetProperty("left").GetDouble() < 0);
        string markdown = summary.GetProperty("markdown").GetString()!;
        Assert.StartsWith($"# {now}: ", markdown, StringComparison.Ordinal);
        Assert.Contains("abc\\|123", markdown, StringComparison.Ordinal);
        Assert.Contains("signed by Olga Berg for product and Ana Silva for engineering", markdown, StringComparison.Ordinal);
        Assert.Equal(markdown, await ana.PageAsync("/slos/quarter.md"));
        await SendAsync(ben, HttpMethod.Get, "slo-quarter?q=2026Q7", null, 422);
        JsonElement early = await SendAsync(ben, HttpMethod.Get, "slo-quarter?q=2020Q1");
        Assert.Empty(early.GetProperty("stopped").EnumerateArray());
    }

    /// <summary>Fills in the form of a page whose id begins so, and posts it.</summary>
    private static async Task DoAsync(Browser browser, string path, string form, params (string Name, string Value)[] typed)
    {
        IHtmlDocument page = await browser.ReadAsync(path);
        string id = page.QuerySelector($"form[id^={form}]")?.Id ?? throw new InvalidOperationException($"{path} has no form {form}.");
        await browser.DoneAsync(page, id, typed);
    }
}
