// What a receipt tells of each signal after the pager has seen it, against the real server.
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_receipt_says_what_was_merged_silenced_and_held_and_who_was_paged()
    {
        await using MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        using HttpClient sender = server.Client(await server.KeyAsync());
        await server.AccountAsync("Ana", "responder");
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        (string receipt, string quiet, JsonElement told) = await FourSignalsAsync(server, sender, ana);

        JsonElement[] signals = [.. told.GetProperty("signals").EnumerateArray()];
        Assert.Equal(["renewed", "opened", "opened", "opened"], Texts(signals, "outcome"));
        Assert.Equal(["Down", "Down", "Planned", "Stray"], Texts(signals, "title"));
        Assert.Contains("fired already", signals[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(["playback", "playback", "playback", null], Texts(signals, "route"));
        Assert.Equal(signals[0].GetProperty("group").GetString(), signals[1].GetProperty("group").GetString());
        Assert.Equal([null, null, quiet, null], Texts(signals, "silence"));
        Assert.Equal(["held", "paged", "silenced"], Groups(told).Select(one => one.GetProperty("status").GetString()).Order());
        Assert.Equal(["Ana"], Notified(told));
        Assert.Contains("no route", told.GetRawText(), StringComparison.Ordinal);

        JsonElement toSender = await sender.GetAsync("/api/v1/receipts/" + receipt).JsonAsync();
        Assert.Equal(["held", "paged", "silenced"], Groups(toSender).Select(one => one.GetProperty("status").GetString()).Order());
        Assert.DoesNotContain("Ana", toSender.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("the pump is changed", toSender.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_receipt_says_the_same_in_words_and_an_unknown_receipt_is_asked_for_again()
    {
        await using MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        using HttpClient sender = server.Client(await server.KeyAsync(name: "prometheus-eu"));
        using Browser browser = await server.SignedInAsync("Ana");
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        (string receipt, string quiet, _) = await FourSignalsAsync(server, sender, ana);

        HttpResponseMessage asked = await browser.GetAsync("/receipts?id=%20" + receipt);
        IHtmlDocument page = Html.Parse(await browser.PageAsync("/receipts/" + receipt));
        HttpResponseMessage unknown = await browser.GetAsync("/receipts/" + receipt[1..] + "9");
        IHtmlDocument search = Html.Parse(await browser.PageAsync("/alerts?q=" + receipt));
        HttpResponseMessage stranger = await sender.GetAsync("/receipts/" + receipt, TestContext.Current.CancellationToken);

        Assert.Equal("/receipts/" + receipt, asked.Headers.Location?.ToString());
        PageRules.Hold(page);
        Assert.Equal("1 merged, 3 opened", page.Words(".vitals > div:nth-child(1) small"));
        Assert.Equal("Ana", page.Words(".vitals > div:nth-child(2) .mid"));
        Assert.Equal("key prometheus-eu", page.Words(".vitals > div:nth-child(4) small"));
        IElement[] signals = [.. page.QuerySelectorAll("#signals .rows > li")];
        Assert.Equal("Down", signals[0].Words(".link"));
        Assert.Contains("the signal renewed it", signals[0].Words("small"), StringComparison.Ordinal);
        Assert.Equal(["merged", "Playback", "route playback"], signals[0].QuerySelectorAll(".tag").Select(tag => tag.Text()));
        IHtmlDocument opened = Html.Parse(await browser.PageAsync(signals[1].QuerySelector(".link")!.GetAttribute("href")!.Split('#')[0]));
        Assert.NotNull(opened.QuerySelector($"a[href='/receipts/{receipt}']"));
        Assert.Contains(opened.QuerySelectorAll(".alerts > li"), alert => alert.Text().Contains("Heard 2 times", StringComparison.Ordinal));
        Assert.Equal("/silences#silence-" + quiet, signals[2].QuerySelector("a.tag")?.GetAttribute("href"));
        Assert.Equal(["opened", "no route takes it"], signals[3].QuerySelectorAll(".tag").Select(tag => tag.Text()));
        string groups = page.QuerySelector("#receipt-groups").Text();
        Assert.Contains("2 firing of 2", groups, StringComparison.Ordinal);
        Assert.Contains("Paged Ana", groups, StringComparison.Ordinal);
        Assert.Contains("by ana: the pump is changed", groups, StringComparison.Ordinal);
        Assert.Contains("No route", groups, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("There is no receipt with this id", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(search.QuerySelector($"a[href='/receipts/{receipt}']"));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
    }

    /// <summary>One that fired already, one new, one that is silenced, one that no route takes; and waits until the pager has seen them.</summary>
    private static async Task<(string Receipt, string Silence, JsonElement Told)> FourSignalsAsync(
        MusterServer server,
        HttpClient sender,
        HttpClient ana
    )
    {
        await Streaming.PutAsync(server, new Core.People.ContactMethod("email", "ana@example.org"));
        string quiet = await SilenceAsync(server, ana);
        await SendAsync(sender, Alert("Down", "playback", "a"));
        string receipt = await SendAsync(
            sender,
            Alert("Down", "playback", "a"),
            Alert("Down", "playback", "b"),
            Alert("Planned", "playback", "c"),
            Alert("Stray", "nobody", "d")
        );
        JsonElement told = default;
        await Eventually.HoldsAsync(
            "The page",
            async () =>
            {
                told = await ana.GetAsync("/api/v1/receipts/" + receipt).JsonAsync();
                return Groups(told).Length == 3 && Notified(told).Length == 1;
            }
        );
        return (receipt, quiet, told);
    }

    private static string[] Notified(JsonElement told) =>
        [
            .. Groups(told)
                .Where(one => one.GetProperty("page").ValueKind == JsonValueKind.Object)
                .SelectMany(one => one.GetProperty("page").GetProperty("notified").EnumerateArray())
                .Select(one => one.GetProperty("name").GetString()!),
        ];

    private static JsonElement[] Groups(JsonElement told) => [.. told.GetProperty("groups").EnumerateArray()];

    private static string?[] Texts(JsonElement[] all, string field) => [.. all.Select(one => one.GetProperty(field).GetString())];

    private static async Task<string> SilenceAsync(MusterServer server, HttpClient sender)
    {
        DateTimeOffset now = server.Clock.GetUtcNow();
        JsonElement made = await sender
            .PostJsonAsync(
                "/api/v2/silences",
                JsonSerializer.Serialize(
                    new
                    {
                        matchers = new[]
                        {
                            new
                            {
                                name = "alertname",
                                value = "Planned",
                                isRegex = false,
                            },
                        },
                        startsAt = now,
                        endsAt = now.AddHours(1),
                        createdBy = "ana",
                        comment = "the pump is changed",
                    }
                )
            )
            .JsonAsync();
        return made.GetProperty("silenceID").GetString()!;
    }

    private static object Alert(string name, string job, string instance) =>
        new
        {
            labels = new
            {
                alertname = name,
                job,
                instance,
            },
        };

    private static async Task<string> SendAsync(HttpClient sender, params object[] alerts)
    {
        HttpResponseMessage sent = await sender.PostJsonAsync("/api/v2/alerts", JsonSerializer.Serialize(alerts));
        return sent.Headers.GetValues("Muster-Receipt").Single();
    }
}
