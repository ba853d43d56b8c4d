// Pages on telephones: what is sent, what a reply or a key does, who is believed, and what the provider tells later.
using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Telephone;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class TelephoneTests
{
    private const string Ana = "+15005550001";
    private const string Ben = "+15005550002";
    private const string Eve = "+15005550003";

    [Fact]
    public async Task A_text_message_names_a_code_and_a_reply_with_it_acknowledges()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(twilio, ("ana", new ContactMethod("sms", Ana)));
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        IReadOnlyDictionary<string, string> sent = Assert.Single(twilio.All).Form;
        Assert.Equal("SM1", page.To("ana").Receipt);
        Assert.Contains("Reply 1a to acknowledge, 1e if you cannot.", sent["Body"], StringComparison.Ordinal);

        string[] unheard = [await ReplyAsync(server, Ana, "hello?"), await ReplyAsync(server, Ana, "7a")];
        Assert.Equal(["Write the numb", "No message of"], unheard.Select(words => words[..14].TrimEnd()));
        Assert.StartsWith("This number belongs to nobody", await ReplyAsync(server, Ben, "1a"), StringComparison.Ordinal);
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);

        Assert.StartsWith("Acknowledged: SEV-1", await ReplyAsync(server, Ana, " 1A "), StringComparison.Ordinal);
        Assert.StartsWith("ana acknowledged it at", await ReplyAsync(server, Ana, "1a"), StringComparison.Ordinal);

        PageAcknowledgement answer = (await Crowd.PageAsync(server, page.Id)).Acknowledgement!;
        Assert.Equal(("ana", "sms:" + page.To("ana").Planned.Key), (answer.By.Value, answer.Via));
        Assert.Contains("alerts ended: 1. SEV-1", await ReplyAsync(server, Ana, "1c"), StringComparison.Ordinal);
        await Crowd.HoldsAsync(server, now => now.ResolvedAt is not null);
        Assert.StartsWith("Nothing was changed", await ReplyAsync(server, Ana, "1c"), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_believed_without_the_signature_of_either_token()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(twilio, ("ana", new ContactMethod("sms", Ana)));
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        using HttpClient client = server.Client();
        string sms = server.Url + "twilio/sms";
        FormUrlEncodedContent bare = new(new Dictionary<string, string> { ["From"] = Ana, ["Body"] = "1a" });

        HttpStatusCode[] refused =
        [
            (await client.PostAsync(sms, bare)).StatusCode,
            (await StrictTwilio.PostAsync(client, sms, "another token", ("From", Ana), ("Body", "1a"))).StatusCode,
            (await StrictTwilio.PostAsync(client, server.Url + "twilio/status?page=x", "", ("CallStatus", "busy"))).StatusCode,
            (await StrictTwilio.PostAsync(client, server.Url + "twilio/voice?page=" + page.Id, "", ("Digits", "4"))).StatusCode,
        ];

        Assert.All(refused, status => Assert.Equal(HttpStatusCode.Forbidden, status));
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
        HttpResponseMessage next = await StrictTwilio.PostAsync(client, sms, StrictTwilio.TokenNext, ("From", Ana), ("Body", "a"));
        Assert.Contains("Acknowledged", await next.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Source: the worked example of Twilio's own libraries.</summary>
    [Fact]
    public void A_signature_of_the_providers_own_libraries_is_known()
    {
        TelephoneAddresses addresses = new(new PublicAddress(new Uri("https://mycompany.com"), () => []));
        Dictionary<string, string> fields = new()
        {
            ["To"] = "+18005551212",
            ["Caller"] = "+14158675309",
            ["CallSid"] = "CA1234567890ABCDE",
            ["From"] = "+14158675309",
            ["Digits"] = "1234",
        };
        TwilioSettings settings = new(TwilioSettings.ApiDefault, StrictTwilio.Account, "12345", null, StrictTwilio.From);

        Assert.True(addresses.IsSigned("/myapp.php?foo=1&bar=2", fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", settings));
        Assert.False(addresses.IsSigned("/myapp.php?foo=1&bar=3", fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", settings));
    }

    [Fact]
    public async Task A_call_says_what_it_is_and_4_acknowledges_and_6_ends_its_alerts()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(twilio, ("ben", new ContactMethod("voice", Ben)));
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        string url = Assert.Single(twilio.All).Form["Url"];
        Assert.Equal("initiated,ringing,answered,completed", twilio.All[0].Form["StatusCallbackEvent"]);

        XElement asked = await CallAsync(server, url, ("CallSid", "CA1"));
        XElement again = await CallAsync(server, url, ("CallSid", "CA1"), ("Digits", "*"));
        Assert.Contains("SEV-1", asked.Element("Gather")!.Element("Say")!.Value, StringComparison.Ordinal);
        Assert.Contains("Press 4 to acknowledge", asked.Element("Gather")!.Element("Say")!.Value, StringComparison.Ordinal);
        Assert.Equal(asked.ToString(), again.ToString());
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);

        string action = new Uri(server.Url, asked.Element("Gather")!.Attribute("action")!.Value).AbsoluteUri;
        Assert.Contains(
            "Acknowledged",
            (await CallAsync(server, action, ("CallSid", "CA1"), ("Digits", "4"))).Value,
            StringComparison.Ordinal
        );
        Assert.Contains("ben acknowledged it", (await CallAsync(server, url, ("CallSid", "CA2"))).Value, StringComparison.Ordinal);
        Assert.Equal("voice:" + page.To("ben").Planned.Key, (await Crowd.PageAsync(server, page.Id)).Acknowledgement!.Via);

        XElement resolved = await CallAsync(server, url, ("CallSid", "CA3"), ("Digits", "6"));
        Assert.Contains("it opens anew and pages again. Goodbye.", resolved.Value, StringComparison.Ordinal);
        await Crowd.HoldsAsync(server, now => now.ResolvedAt is not null);
    }

    [Fact]
    public async Task Neither_c_nor_6_ends_alerts_for_whoever_may_not_answer_nor_of_a_page_about_none()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(
            twilio,
            ("vera", new ContactMethod("sms", Ana)),
            ("dan", new ContactMethod("voice", Ben)),
            ("eve", new ContactMethod("voice", Eve))
        );
        await server.AccountAsync("vera", AccountRole.Viewer);
        await server.DisableAsync(await server.AccountAsync("dan", AccountRole.Responder));
        await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        string call = twilio.All.Single(one => one.Form["To"] == Ben).Form["Url"];

        Assert.Contains("account of vera is a viewer's", await ReplyAsync(server, Ana, "1c"), StringComparison.Ordinal);
        XElement refused = (await CallAsync(server, call, ("Digits", "6"))).Element("Gather")!;
        Assert.Contains("account of dan is disabled", refused.Value, StringComparison.Ordinal);
        Assert.Contains("6 to end its alerts", refused.Value, StringComparison.Ordinal);

        await server.Services.GetRequiredService<ContactTrial>().SendAsync(new("eve"), 0, Actor.Person("eve"), operation: null);
        ProviderPeer.Asked[] calls = await Eventually.GetAsync(
            "a call about no alert",
            () => Task.FromResult(twilio.All.Where(one => one.Form["To"] == Eve).ToArray() is { Length: 2 } both ? both : null)
        );
        XElement asked = (await CallAsync(server, calls[1].Form["Url"])).Element("Gather")!;
        Assert.EndsWith("5 if you cannot respond. Press star to hear it again.", asked.Value, StringComparison.Ordinal);
        XElement vain = (await CallAsync(server, calls[1].Form["Url"], ("Digits", "6"))).Element("Gather")!;
        Assert.Contains("this page is about no alert", vain.Value, StringComparison.Ordinal);
        Assert.Single(await server.Services.GetRequiredService<IAlertStore>().FiringAsync(10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_cannot_respond_says_so_by_e_or_by_5_and_an_unanswered_call_asks_the_next_at_once()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(
            twilio,
            ("ana", new ContactMethod("sms", Ana)),
            ("ben", new ContactMethod("voice", Ben))
        );
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        string call = twilio.All.Single(one => one.Form["To"] == Ben).Form["Url"];

        Assert.StartsWith("Noted that you cannot", await ReplyAsync(server, Ana, "1e"), StringComparison.Ordinal);
        Assert.StartsWith("Noted that you cannot", (await CallAsync(server, call, ("Digits", "5"))).Value, StringComparison.Ordinal);

        page = await Crowd.PageAsync(server, page.Id);
        Assert.Equal(["ana", "ben"], page.Declines.Select(decline => decline.By.Value));
        Assert.Null(page.Acknowledgement);
    }

    [Fact]
    public async Task What_the_provider_tells_later_stands_on_the_page()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(
            twilio,
            ("ana", new ContactMethod("sms", Ana)),
            ("ben", new ContactMethod("voice", Ben)),
            ("eve", new ContactMethod("sms", Eve))
        );
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        using HttpClient client = server.Client();
        string Callback(string to) => twilio.All.Single(one => one.Form["To"] == to).Form["StatusCallback"];

        foreach (string status in (string[])["sent", "delivered", "delivered"])
        {
            await StrictTwilio.PostAsync(client, Callback(Ana), StrictTwilio.Token, ("MessageSid", "SM1"), ("MessageStatus", status));
        }

        await StrictTwilio.PostAsync(client, Callback(Ben), StrictTwilio.Token, ("CallSid", "CA2"), ("CallStatus", "no-answer"));
        (string, string)[] lost = [("MessageSid", "SM3"), ("MessageStatus", "undelivered"), ("ErrorCode", "30003")];
        await StrictTwilio.PostAsync(client, Callback(Eve), StrictTwilio.Token, lost);

        page = await Crowd.PageAsync(server, page.Id);
        Assert.Equal((DeliveryState.Delivered, "It reached the phone (delivered, SM1)"), (page.To("ana").State, page.To("ana").Receipt));
        Assert.Equal((DeliveryState.Failed, "Nobody picked up (no-answer, CA2)"), (page.To("ben").State, page.To("ben").Error));
        Assert.Equal(
            (DeliveryState.Failed, "It did not reach the phone (undelivered, error 30003, SM3)"),
            (page.To("eve").State, page.To("eve").Error)
        );
    }

    [Fact]
    public async Task STOP_ends_messages_to_a_number_and_START_lets_them_come_again()
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync(StrictTwilio.AnswerAsync);
        await using MusterServer server = await PagedAsync(twilio, ("ana", new ContactMethod("sms", Ana)));
        await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        IChannel sms = ((IEnumerable<IChannel>)server.Services.GetService(typeof(IEnumerable<IChannel>))!).Single(one => one.Name == "sms");

        Assert.Equal("", await ReplyAsync(server, Ana, "Stop"));
        SendResult stopped = await sms.SendAsync(Messages.Of("sms", Ana), TestContext.Current.CancellationToken);
        Assert.StartsWith("Pages come", await ReplyAsync(server, Ana, "START"), StringComparison.Ordinal);
        SendResult started = await sms.SendAsync(Messages.Of("sms", Ana), TestContext.Current.CancellationToken);

        Assert.Contains("STOP", Assert.IsType<SendResult.Failed>(stopped).Text, StringComparison.Ordinal);
        Assert.IsType<SendResult.Sent>(started);
        Assert.Contains("Reply 2a", twilio.All[^1].Form["Body"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"code":21211,"message":"The 'To' number is not valid."}""", false, "not valid. (21211)")]
    [InlineData(401, """{"code":20003,"message":"Authenticate"}""", false, "MUSTER_TWILIO_TOKEN")]
    [InlineData(429, """{"code":20429,"message":"Too Many Requests"}""", true, "Too Many Requests (20429)")]
    [InlineData(503, "<html>", true, "answered 503.")]
    [InlineData(200, "<html>", true, "no answer of it: <html>")]
    public async Task Each_refusal_is_told_in_the_providers_words(int status, string body, bool retryable, string words)
    {
        await using ProviderPeer twilio = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, status, body));
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        TwilioApi api = new(http, StrictTwilio.At(twilio.Url), new MovableClock());

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(
            await api.CreateAsync("Messages", "k", [], TestContext.Current.CancellationToken)
        );

        Assert.Equal(retryable, failed.Retryable);
        Assert.Contains(words, failed.Text, StringComparison.Ordinal);
    }

    private static async Task<MusterServer> PagedAsync(ProviderPeer twilio, params (string, ContactMethod)[] people)
    {
        MusterServer server = await MusterServer.StartAsync(options => options with { Telephone = StrictTwilio.At(twilio.Url) });
        await Crowd.PutAsync(server, people);
        using HttpClient sender = server.Client(await server.KeyAsync());
        (
            await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback","severity":"SEV-1"}}]""")
        ).EnsureSuccessStatusCode();
        return server;
    }

    /// <summary>What a text message is answered; empty when it is not.</summary>
    private static async Task<string> ReplyAsync(MusterServer server, string from, string body)
    {
        (string, string)[] fields = [("From", from), ("To", StrictTwilio.From), ("Body", body), ("MessageSid", "SM0")];
        return (await CallAsync(server, server.Url + "twilio/sms", fields)).Value;
    }

    private static async Task<XElement> CallAsync(MusterServer server, string url, params (string, string)[] fields)
    {
        using HttpClient client = server.Client();
        using HttpResponseMessage answer = await StrictTwilio.PostAsync(client, url, StrictTwilio.Token, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
