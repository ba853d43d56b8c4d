// A page on a phone by ntfy: it rings, its button acknowledges, and whatever the server answers is handled and shown.
using System.Net;
using System.Text.Json;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels;
using Muster.Server.Channels.Ntfy;
using Muster.Server.Channels.Providers;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class NtfyTests
{
    private const string Token = "tk_canary_51f0";

    [Fact]
    public async Task A_page_rings_and_its_button_acknowledges_from_the_lock_screen_once()
    {
        await using ProviderPeer ntfy = await ProviderPeer.StartAsync(StrictNtfy.Taking(Token));
        await using ProviderPeer foreign = await ProviderPeer.StartAsync(StrictNtfy.Taking(token: null));
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                NtfyServer = ntfy.Url,
                NtfyToken = Token,
            }
        );
        await Crowd.PutAsync(
            server,
            ("ana", new ContactMethod("ntfy", ntfy.Url + "ana-pages")),
            ("ben", new ContactMethod("ntfy", foreign.Url + "ben"))
        );
        using HttpClient sender = server.Client(await server.KeyAsync());
        (
            await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback","severity":"SEV-1"}}]""")
        ).EnsureSuccessStatusCode();

        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));

        Assert.Equal("ntfy msg1", page.To("ana").Receipt);
        JsonElement published = JsonDocument.Parse(Assert.Single(ntfy.All).Body).RootElement;
        Assert.Equal(("ana-pages", 5), (published.GetProperty("topic").GetString(), published.GetProperty("priority").GetInt32()));
        Assert.StartsWith("[SEV-1] ", published.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal($"{server.Url}incidents/INC-1", published.GetProperty("click").GetString());
        Assert.False(Assert.Single(foreign.All).Headers.ContainsKey("Authorization"));

        JsonElement button = published.GetProperty("actions")[0];
        Assert.Equal(("http", "POST"), (button.GetProperty("action").GetString(), button.GetProperty("method").GetString()));
        HttpResponseMessage first = await PressAsync(button);
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.Gone, (await PressAsync(button)).StatusCode);
        Assert.Equal("ana", (await Crowd.PageAsync(server, page.Id)).Acknowledgement!.By.Value);
        Assert.DoesNotContain(server.Log.All, line => line.Contains(Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, SendCause.Rejected, false, "answered 400: priority invalid")]
    [InlineData(403, SendCause.Rejected, false, "MUSTER_NTFY_SERVER")]
    [InlineData(429, SendCause.RateLimited, true, "answered 429: priority invalid")]
    [InlineData(503, SendCause.Faulty, true, "answered 503: priority invalid")]
    [InlineData(302, SendCause.Misconfigured, false, "Redirects are not followed")]
    public async Task Each_refusal_is_told_in_the_servers_words(int status, SendCause cause, bool retryable, string words)
    {
        await using ProviderPeer ntfy = await ProviderPeer.StartAsync(
            (_, _, response) =>
            {
                response.Headers.RetryAfter = "7";
                return ProviderPeer.SayAsync(response, status, """{"code":40001,"error":"priority invalid"}""");
            }
        );

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(await SendAsync(ntfy.Url + "t"));

        Assert.Equal((cause, retryable), (failed.Cause, failed.Retryable));
        Assert.Contains(words, failed.Text, StringComparison.Ordinal);
        Assert.Equal(retryable ? TimeSpan.FromSeconds(7) : null, failed.RetryAfter);
    }

    [Fact]
    public async Task Garbage_silence_and_a_certificate_that_nobody_knows_are_told_and_tried_again()
    {
        await using ProviderPeer portal = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, 200, "<html>Please sign in to the Wi-Fi", "text/html")
        );
        await using HostileReceiver silent = new((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using Muster.Peers.TlsFront unknown = new(portal.Url.Port);

        SendResult[] all =
        [
            await SendAsync(portal.Url + "t"),
            await SendAsync($"http://127.0.0.1:{silent.Port}/t", TimeSpan.FromMilliseconds(300)),
            await SendAsync($"https://127.0.0.1:{unknown.Port}/t"),
        ];

        Assert.Equal(
            [SendStage.Answer, SendStage.Answer, SendStage.Secure],
            all.Select(one => Assert.IsType<SendResult.Failed>(one).Stage)
        );
        Assert.All(all, one => Assert.True(((SendResult.Failed)one).Retryable));
        Assert.Contains("Please sign in to the Wi-Fi", ((SendResult.Failed)all[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_page_fits_what_a_server_takes()
    {
        await using ProviderPeer ntfy = await ProviderPeer.StartAsync(StrictNtfy.Taking(token: null));

        SendResult sent = await SendAsync(ntfy.Url + "t", detail: string.Concat(Enumerable.Repeat("výpadek \"všeho\"\n", 500)));

        Assert.IsType<SendResult.Sent>(sent);
    }

    [Theory]
    [InlineData("https://ntfy.sh/", "one topic")]
    [InlineData("https://ntfy.sh/a/b", "one topic")]
    [InlineData("https://ntfy.sh/topic?auth=1", "one topic")]
    [InlineData("http://10.0.0.1/topic", "must be https")]
    public void An_address_that_is_no_topic_in_reach_is_refused(string address, string words)
    {
        Person ana = new(new("ana"), "Ana", "ana@example.org", null, "Etc/UTC", [new("ntfy", address)]);

        Assert.Contains(
            PersonRules.Check(ana).Concat(PersonRules.CheckReach(ana, new(AllowPrivate: false))),
            mistake => mistake.Message.Contains(words, StringComparison.Ordinal)
        );
    }

    private static async Task<HttpResponseMessage> PressAsync(JsonElement button)
    {
        using HttpClient phone = new();
        using HttpRequestMessage post = new(HttpMethod.Post, button.GetProperty("url").GetString());
        foreach (JsonProperty header in button.GetProperty("headers").EnumerateObject())
        {
            post.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }

        return await phone.SendAsync(post, TestContext.Current.CancellationToken);
    }

    private static async Task<SendResult> SendAsync(string address, TimeSpan? patience = null, string? detail = null)
    {
        using HttpClient http = GuardedHttp.Create(allowPrivate: true);
        PageLinks links = new(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks());
        NtfyChannel channel = new(http, http, new NtfySettings(new(AllowPrivate: true), Token: null), links, new MovableClock());
        using CancellationTokenSource late = new(patience ?? channel.Timeout);
        return await channel.SendAsync(Messages.Of("ntfy", address) with { Detail = detail }, late.Token);
    }
}
