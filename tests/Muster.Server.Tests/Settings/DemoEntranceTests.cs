// The way into a demo without an account: on its own machine, as a responder, each browser as somebody else; elsewhere there is none.
using System.Net;
using System.Text;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Settings;

public sealed class DemoEntranceTests
{
    private const string Door = "/sign-in/demo";
    private const string Offer = "Play a drill now";

    [Fact]
    public async Task One_press_leads_to_the_drills_as_a_responder_and_no_admin()
    {
        await using MusterServer server = await DemoAsync();
        using Browser browser = new(server.Url);
        Assert.Contains(Offer, await browser.PageAsync("/sign-in?return=%2Fdrills"), StringComparison.Ordinal);

        HttpResponseMessage answer = await browser.PostAsync(Door, ("to", "play"));

        Assert.Equal((HttpStatusCode.SeeOther, "/drills"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains(
            """action="/drills" id="start-streamflow-buffering""",
            await browser.PageAsync("/drills"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/settings/people")).StatusCode);
        Assert.Contains("ben@example.org", await browser.PageAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_browser_is_somebody_else_and_whoever_left_makes_room()
    {
        await using MusterServer server = await DemoAsync();
        using Browser one = new(server.Url);
        using Browser two = new(server.Url);
        using Browser three = new(server.Url);

        await Task.WhenAll(one.PostAsync(Door), two.PostAsync(Door));
        string[] first = [await WhoAsync(one), await WhoAsync(two)];
        await one.PostAsync(Door);
        string again = await WhoAsync(one);
        await two.PostAsync("/sign-out");
        await three.PostAsync(Door, ("to", "look"));

        Assert.Equal(["ben@example.org", "cleo@example.org"], first.Order(StringComparer.Ordinal));
        Assert.Equal(first[0], again);
        Assert.Equal(first[1], await WhoAsync(three));
    }

    [Fact]
    public async Task Without_demo_there_is_no_such_door_and_no_word_of_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ben", AccountRole.Responder);
        using Browser browser = new(server.Url);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(Door)).StatusCode);
        Assert.DoesNotContain(Offer, await browser.PageAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Null(browser.Session);
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Who_comes_from_elsewhere_finds_no_door(string header, string value)
    {
        await using MusterServer server = await DemoAsync();
        using HttpClient client = server.Client();

        using HttpRequestMessage post = new(HttpMethod.Post, Door)
        {
            Content = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        post.Headers.TryAddWithoutValidation(header, value);
        HttpResponseMessage answer = await client.SendAsync(post, TestContext.Current.CancellationToken);
        using HttpRequestMessage get = new(HttpMethod.Get, "/sign-in");
        get.Headers.TryAddWithoutValidation(header, value);
        HttpResponseMessage page = await client.SendAsync(get, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(Offer, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_from_another_site_opens_nothing_and_a_flood_must_wait()
    {
        await using MusterServer server = await DemoAsync();
        using Browser foreign = new(server.Url);
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.PostAsync(Door, "cross-site", ("to", "play"))).StatusCode);

        HttpStatusCode last = default;
        for (int press = 0; press < 31; press++)
        {
            using Browser browser = new(server.Url);
            last = (await browser.PostAsync(Door)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    /// <summary>A demo with an admin, a viewer and two responders.</summary>
    private static async Task<MusterServer> DemoAsync()
    {
        MusterServer server = await MusterServer.StartAsync(options => options with { IsDemo = true });
        await server.AccountAsync("Ana", AccountRole.Admin);
        await server.AccountAsync("Ben", AccountRole.Responder);
        await server.AccountAsync("Cleo", AccountRole.Responder);
        await server.AccountAsync("Vera", AccountRole.Viewer);
        return server;
    }

    private static async Task<string> WhoAsync(Browser browser)
    {
        string page = await browser.PageAsync("/account");
        return new[] { "ana", "ben", "cleo", "vera" }
            .Select(name => name + "@example.org")
            .Single(email => page.Contains(email, StringComparison.Ordinal));
    }
}
