// The link of a page on a phone that is signed in nowhere: looking changes nothing, one tap answers, a second one is told kindly.
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed partial class AcknowledgeLinkTests(OpenConsole console) : PageTests(console)
{
    private const int ThumbMin = 56;

    /// <summary>How often a page that rings asks whether it still should, in milliseconds.</summary>
    private const int AsksEvery = 10_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_tap_answers_the_page_and_looking_does_not(bool javaScript)
    {
        Witness.Provoked("the server responded with a status of 410");
        string alert = javaScript ? "LinkTapped" : "LinkPlain";
        string link = await LinkAsync(alert);
        IPage phone = Watched(await World.Chromium.NewPhoneAsync(javaScript: javaScript));

        for (int look = 0; look < 2; look++)
        {
            IResponse? shown = await phone.GotoAsync(link);
            Assert.Equal(200, shown?.Status);
            await Says(phone, "h1", alert);
        }

        Assert.Empty(await phone.Context.CookiesAsync());
        Assert.Equal("active", await World.Ana.PageStatusAsync(alert));
        LocatorBoundingBoxResult? button = await phone.Locator("#acknowledge button").BoundingBoxAsync();
        Assert.InRange(button!.Height, ThumbMin, 200);
        Assert.InRange(button.X + button.Width, 0, 390);
        if (javaScript)
        {
            Assert.Empty(await Axe.LookAsync(phone, "the page behind an acknowledge link"));
        }

        await phone.Locator("#acknowledge button").ClickAsync();
        await Says(phone, "h1", "Acknowledged");
        Assert.Equal("acknowledged", await World.Ana.PageStatusAsync(alert));

        IResponse? again = await phone.GotoAsync(link);
        Assert.Equal(410, again?.Status);
        await Says(phone, "main", "You acknowledged it at");
        await Says(phone, "main", "There is nothing more to do here.");
    }

    [Fact]
    public async Task A_tap_on_a_page_that_somebody_else_answered_meanwhile_says_who_did()
    {
        Witness.Provoked("the server responded with a status of 410");
        string link = await LinkAsync("LinkTooLate");
        IPage phone = Watched(await World.Chromium.NewPhoneAsync());
        await phone.GotoAsync(link);
        await World.Ben.AnswerAllAsync();

        await phone.Locator("#acknowledge button").ClickAsync();

        await Says(phone, "h1", "Already acknowledged");
        await Says(phone, "main", "Ben Okafor acknowledged it at");
    }

    [Fact]
    public async Task A_page_that_rings_falls_silent_by_itself_once_somebody_else_answered()
    {
        Witness.Provoked("the server responded with a status of 410");
        string link = await LinkAsync("LinkRings");
        IPage phone = Watched(await World.Chromium.NewPhoneAsync());
        // Chromium complains of a page that shakes a phone before it was touched.
        await phone.AddInitScriptAsync("navigator.vibrate = () => true;");
        await phone.Clock.InstallAsync();
        await phone.GotoAsync(link + "#loud");
        await Assertions.Expect(phone.Locator("html")).ToHaveAttributeAsync("data-ringing", "");
        await phone.Clock.RunForAsync(AsksEvery);
        await Assertions.Expect(phone.Locator("html")).ToHaveAttributeAsync("data-ringing", "");
        await World.Ben.AnswerAllAsync();

        await phone.Clock.RunForAsync(AsksEvery);

        await Says(phone, "h1", "Already acknowledged");
        await Says(phone, "main", "Ben Okafor acknowledged it at");
        Assert.Null(await phone.Locator("html").GetAttributeAsync("data-ringing"));
        Assert.Equal(0, await phone.Locator("#hush, #acknowledge").CountAsync());
    }

    [Fact]
    public async Task An_answer_that_is_slow_on_its_way_is_not_overtaken_by_the_question_whether_the_page_still_rings()
    {
        Witness.Provoked("the server responded with a status of 410");
        string link = await LinkAsync("LinkSlow");
        IPage phone = Watched(await World.Chromium.NewPhoneAsync());
        await phone.Clock.InstallAsync();
        await phone.GotoAsync(link);
        // The tap is on its way for as long as the test likes; Ben's answer stands for its arrival.
        await phone.EvaluateAsync("() => { document.addEventListener('submit', event => event.preventDefault()); window.same = true; }");
        await phone.Locator("#acknowledge button").ClickAsync();
        await World.Ben.AnswerAllAsync();

        for (int ask = 0; ask < 2; ask++)
        {
            Task<IResponse> asked = phone.WaitForResponseAsync(answer => answer.Status == 410);
            await phone.Clock.RunForAsync(AsksEvery);
            await asked;
        }

        Assert.True(await phone.EvaluateAsync<bool?>("() => window.same"));
        await Says(phone, "h1", "LinkSlow");
    }

    /// <summary>An alert fires; the link of Ana's mail about it.</summary>
    private async Task<string> LinkAsync(string alert)
    {
        await World.Town.FireAsync(alert, "critical");
        MimeMessage mail = await World.Inbox.MessageAsync(
            "ana@example.org",
            one => one.Subject?.Contains(alert, StringComparison.Ordinal) == true,
            TimeSpan.FromMilliseconds(Soon)
        );
        string link = Link().Match(mail.TextBody ?? "").Value;
        Assert.NotEmpty(link);
        return link;
    }

    [GeneratedRegex("https?://[^ \\s>\"]+/a/[A-Za-z0-9._~-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
