// Whose word about addresses and hosts is believed: a stranger's headers change no link, no budget and no check.
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Hostile;

public sealed class ForwardedHeadersTests
{
    private const string Evil = "evil.example.org";

    [Fact]
    public async Task A_strangers_word_about_its_address_gives_it_no_new_budget()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server));
    }

    [Fact]
    public async Task A_believed_proxys_word_counts_each_client_by_itself()
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                Proxies = [IPNetwork.Parse("127.0.0.0/8")],
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, await GuessAsync(server));
    }

    /// <summary>The proxy adds the address that it saw behind whatever the client wrote: only that last one counts.</summary>
    [Fact]
    public async Task What_a_client_writes_before_a_believed_proxy_adds_its_address_counts_for_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                Proxies = [IPNetwork.Parse("127.0.0.1/32")],
            }
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(server, ", 198.51.100.7"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_host_that_a_client_names_gets_into_a_link(bool isProxied)
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                PublicUrl = new Uri("http://muster.example.org"),
                Proxies = isProxied ? [IPNetwork.Parse("127.0.0.0/8")] : [],
            }
        );
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);
        using HttpClient stranger = server.Client();
        stranger.DefaultRequestHeaders.Host = isProxied ? null : Evil;
        foreach (string header in (string[])["X-Forwarded-Host", "X-Original-Host", "X-Host", "Forwarded", "X-Forwarded-Server"])
        {
            stranger.DefaultRequestHeaders.TryAddWithoutValidation(header, header == "Forwarded" ? "host=" + Evil : Evil);
        }

        stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Proto", "javascript");
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Prefix", "/" + Evil);
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-Original-URL", "/settings/keys");
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-Rewrite-URL", "/settings/keys");
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("X-HTTP-Method-Override", "DELETE");
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"{admin.Session!.Name}={admin.Session.Value}");
        foreach (string path in (string[])["/", "/sign-in", "/settings/keys", "/nothing", "/a/x", "/openapi/v1.json", "/healthz", "/docs"])
        {
            using HttpResponseMessage answer = await stranger.GetAsync(path);
            Assert.DoesNotContain(Evil, answer.Headers + await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        string link = server
            .Services.GetRequiredService<IAcknowledgeLinks>()
            .For(PageId.Parse("page"), PersonId.Parse("ana"), "page/1/1/ana/email");
        Assert.StartsWith("http://muster.example.org/a/", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_led_to_sign_in_is_not_led_to_a_host_that_it_named()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();
        stranger.DefaultRequestHeaders.Host = Evil;
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using HttpResponseMessage led = await stranger.GetAsync("/incidents");

        Assert.Equal(HttpStatusCode.Found, led.StatusCode);
        Assert.Equal("/sign-in?return=%2Fincidents", led.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_password_link_that_is_asked_for_under_another_host_leads_to_ours()
    {
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                PublicUrl = new Uri("http://muster.example.org"),
            }
        );
        using Browser admin = await server.SignedInAsync("Root", AccountRole.Admin);
        using HttpClient poisoned = server.Client();
        poisoned.DefaultRequestHeaders.Host = Evil;
        poisoned.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"{admin.Session!.Name}={admin.Session.Value}");
        poisoned.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using FormUrlEncodedContent form = new(
            new Dictionary<string, string>
            {
                ["email"] = "new@example.org",
                ["name"] = "New",
                ["role"] = AccountRole.Viewer,
            }
        );

        using HttpResponseMessage answer = await poisoned.PostAsync("/settings/people", form);

        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("http://muster.example.org/set-password/", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Evil, page, StringComparison.Ordinal);
    }

    /// <summary>Tries more links than an address may, each time as somebody else; answers the last status.</summary>
    private static async Task<HttpStatusCode> GuessAsync(MusterServer server, string behind = "")
    {
        HttpStatusCode last = HttpStatusCode.OK;
        for (int number = 0; number < 40; number++)
        {
            using HttpClient client = server.Client();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{number}{behind}");
            client.DefaultRequestHeaders.Add("X-Real-IP", $"203.0.113.{number}");
            client.DefaultRequestHeaders.Add("Forwarded", $"for=203.0.113.{number}");
            using HttpResponseMessage answer = await client.GetAsync($"/a/guess-{number}");
            last = answer.StatusCode;
        }

        return last;
    }
}
