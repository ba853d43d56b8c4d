// Where webhooks may go: no way of writing an inner address reaches it.
using System.Net;
using System.Net.Sockets;
using Muster.Core.People;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Tests.Channels;

public sealed class WebhookGuardTests
{
    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://①②⑦.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:0:7f00:1::]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("http://hooks.example.org/")]
    [InlineData("https://hooks.example.org:22/")]
    [InlineData("https://user:secret@hooks.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://hooks.example.org/")]
    [InlineData("//hooks.example.org/")]
    [InlineData("hooks.example.org")]
    [InlineData("")]
    public void An_address_that_is_not_of_the_public_web_is_refused_when_it_is_saved(string address) =>
        Assert.NotEmpty(WebhookTarget.Check(address, allowPrivate: false, out _));

    [Theory]
    [InlineData("https://hooks.example.org/muster?x=1")]
    [InlineData("https://hooks.example.org:8443/")]
    [InlineData("https://93.184.216.34/")]
    [InlineData("https://[2606:2800:220:1::1]/")]
    public void A_public_address_may_be_saved(string address) => Assert.Empty(WebhookTarget.Check(address, allowPrivate: false, out _));

    [Fact]
    public void Every_mistake_in_an_address_is_told_at_once() =>
        Assert.Equal(
            [
                "It must not carry a user name or password.",
                "It must be https.",
                "Its port must be 443 or 8443.",
                "It must not point into this machine or a private network.",
            ],
            WebhookTarget.Check("http://ana:secret@10.0.0.1:9000/", allowPrivate: false, out _)
        );

    [Fact]
    public void An_admin_may_allow_private_addresses_but_never_other_schemes()
    {
        Assert.Empty(WebhookTarget.Check("http://10.0.0.1:9000/hook", allowPrivate: true, out _));
        Assert.NotEmpty(WebhookTarget.Check("file:///etc/passwd", allowPrivate: true, out _));
        Assert.NotEmpty(WebhookTarget.Check("http://user@10.0.0.1/", allowPrivate: true, out _));
        Assert.NotEmpty(WebhookTarget.Check("https://hooks.example.org:0/", allowPrivate: true, out _));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("93.184.216.34", "::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to_also_when_only_one_of_its_addresses_does(
        params string[] addresses
    )
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using HttpClient http = GuardedHttp.Create(
            allowPrivate: false,
            (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
        );

        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetAsync($"http://hooks.example.org:{port}/")
        );

        Assert.IsType<ForbiddenAddressException>(refused.InnerException);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_name_is_judged_anew_for_each_connection_so_that_rebinding_gains_nothing()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int asked = 0;
        IPAddress[] Answer() => [IPAddress.Parse(Interlocked.Increment(ref asked) == 1 ? "192.0.2.1" : "127.0.0.1")];
        using HttpClient http = GuardedHttp.Create(allowPrivate: false, (_, _) => Task.FromResult(Answer()));
        Uri url = new($"http://hooks.example.org:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        for (int attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(url));
        }

        Assert.Equal(3, asked);
        Assert.False(listener.Pending());
    }
}
