// Webhooks to receivers that hang, trickle, flood, redirect, break off or are not there: tried again within bounds, and nobody else waits.
using System.Net.Sockets;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

public sealed class HostileReceiverTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Fact]
    public async Task Each_failure_is_told_and_tried_again_and_the_good_receiver_does_not_wait()
    {
        await using HostileReceiver good = new(HostileReceiver.Saying(Ok + "Content-Length: 0\r\n\r\n"));
        await using HostileReceiver silent = new((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using HostileReceiver closing = new((_, _) => Task.CompletedTask);
        await using HostileReceiver resetting = new(
            (socket, _) =>
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                return Task.CompletedTask;
            }
        );
        await using HostileReceiver garbage = new(HostileReceiver.Saying("\0\u0001\u0002 what is this\r\n\r\n"));
        await using HostileReceiver headers = new(HostileReceiver.Repeating(Ok, "X-More: and more\r\n"u8.ToArray(), TimeSpan.Zero));
        await using HostileReceiver broken = new(HostileReceiver.Saying("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
        int free = Muster.Peers.FreePort.Next();
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Crowd.PutAsync(
            server,
            Person("silent", silent.Url),
            Person("closing", closing.Url),
            Person("resetting", resetting.Url),
            Person("garbage", garbage.Url),
            Person("headers", headers.Url),
            Person("broken", broken.Url),
            Person("nobody", $"http://127.0.0.1:{free}/"),
            Person("no-tls", broken.Url.Replace("http:", "https:", StringComparison.Ordinal)),
            Person("no-name", "http://no-such-host.invalid/"),
            Person("good", good.Url)
        );

        await AlertAsync(server);

        await UntilAsync("the good receiver has it", () => good.Requests >= 1);
        Page page = await Crowd.HoldsAsync(
            server,
            now => now.Deliveries.All(one => one.Planned.Person.Value == "good" || one.Failures >= 1)
        );
        Assert.Equal(DeliveryState.Delivered, page.To("good").State);
        Assert.Contains("did not answer", page.To("silent").Error, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", page.To("nobody").Error, StringComparison.Ordinal);
        Assert.Contains("no secure connection", page.To("no-tls").Error, StringComparison.Ordinal);
        Assert.Contains("answered 500", page.To("broken").Error, StringComparison.Ordinal);
        Assert.All(
            page.Deliveries.Where(one => one.Planned.Person.Value != "good"),
            one => Assert.True(one.State == DeliveryState.Retrying, $"{one.Planned.Person}: {one.State}, {one.Error}")
        );

        // A second try comes, after a pause: not at once, not never.
        await Crowd.HoldsAsync(server, now => now.To("closing").Failures >= 2 && now.To("garbage").Failures >= 2);
        Assert.InRange(closing.Requests, 2, 5);
        Assert.Equal(1, good.Requests);
        Assert.DoesNotContain(server.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>The status is the answer: what follows it is the receiver's own affair.</summary>
    [Fact]
    public async Task Two_hundred_with_a_body_without_end_is_taken_once_and_fills_no_memory()
    {
        byte[] megabyte = new byte[1024 * 1024];
        string tenGigabytes = Ok + "Content-Length: 10737418240\r\n\r\n";
        int megabytes = 0;
        await using HostileReceiver flooding = new(HostileReceiver.Repeating(tenGigabytes, megabyte, TimeSpan.Zero, () => megabytes++));
        await using HostileReceiver trickling = new(HostileReceiver.Repeating(tenGigabytes, "x"u8.ToArray(), TimeSpan.FromSeconds(1)));
        await using HostileReceiver torn = new(HostileReceiver.Saying(Ok + "Content-Length: 100\r\n\r\n<html>"));
        await using HostileReceiver odd = new(HostileReceiver.Saying(Ok + "Content-Type: text/html\r\n\r\n<script>alert(1)</script>"));
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Crowd.PutAsync(
            server,
            Person("flooding", flooding.Url),
            Person("trickling", trickling.Url),
            Person("torn", torn.Url),
            Person("odd", odd.Url)
        );

        await AlertAsync(server);

        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));
        Assert.All(page.Deliveries, one => Assert.Equal(1, one.Attempts));
        Assert.Equal([1, 1, 1, 1], new[] { flooding.Requests, trickling.Requests, torn.Requests, odd.Requests });

        // What the kernel's buffers took before the connection was cut; without a bound it is gigabytes.
        Assert.InRange(megabytes, 0, 64);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_wherever_it_leads()
    {
        await using HostileReceiver inner = new(HostileReceiver.Saying(Ok + "Content-Length: 0\r\n\r\n"));
        int[] statuses = [301, 302, 303, 307, 308];
        string[] targets =
        [
            inner.Url,
            "http://169.254.169.254/latest/meta-data/",
            $"//127.0.0.1:{inner.Port}/",
            "file:///etc/passwd",
            "/hook",
        ];
        HostileReceiver[] redirecting =
        [
            .. statuses
                .Zip(targets)
                .Select(one => new HostileReceiver(
                    HostileReceiver.Saying($"HTTP/1.1 {one.First} There\r\nLocation: {one.Second}\r\nContent-Length: 0\r\n\r\n")
                )),
        ];
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Crowd.PutAsync(server, [.. redirecting.Select((one, index) => Person("r-" + index, one.Url))]);

        await AlertAsync(server);

        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Failed));
        Assert.All(page.Deliveries, one => Assert.Contains("Redirects are not followed", one.Error, StringComparison.Ordinal));
        Assert.All(redirecting, one => Assert.Equal(1, one.Requests));
        Assert.Equal(0, inner.Requests);
        foreach (HostileReceiver one in redirecting)
        {
            await one.DisposeAsync();
        }
    }

    /// <summary>The rule: only the public web by https, unless MUSTER_ALLOW_PRIVATE_WEBHOOKS says otherwise. The names resolve on every machine.</summary>
    [Fact]
    public async Task Private_addresses_are_not_connected_to_and_the_page_says_why()
    {
        await using HostileReceiver inner = new(HostileReceiver.Saying(Ok + "Content-Length: 0\r\n\r\n"));
        await using MusterServer server = await MusterServer.StartAsync();
        await Crowd.PutAsync(
            server,
            Person("plain", inner.Url),
            Person("metadata", "https://169.254.169.254/latest/meta-data/"),
            Person("mapped", "https://[::ffff:127.0.0.1]:8443/"),
            Person("named", "https://localhost:8443/"),
            Person("private", "https://10.0.0.1/")
        );

        await AlertAsync(server);

        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Failed));
        Assert.All(page.Deliveries, one => Assert.Equal(1, one.Attempts));
        Assert.Contains("It must be https", page.To("plain").Error, StringComparison.Ordinal);
        Assert.Contains("must not point into this machine", page.To("metadata").Error, StringComparison.Ordinal);
        Assert.Equal(0, inner.Requests);
    }

    [Fact]
    public async Task Receivers_that_hang_keep_no_other_person_and_no_other_channel_waiting()
    {
        await using HostileReceiver silent = new((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using HostileReceiver good = new(HostileReceiver.Saying(Ok + "Content-Length: 0\r\n\r\n"));
        string drop = Directory.CreateTempSubdirectory("muster-drop-").FullName;
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                Mail = new Muster.Server.Channels.Email.MailSettings.Drop(drop, new("Muster", "muster@example.org")),
            }
        );
        await Crowd.PutAsync(
            server,
            [
                .. Enumerable.Range(0, 20).Select(number => Person($"a-silent-{number}", silent.Url)),
                ("mailed", new ContactMethod("email", "mailed@example.org")),
                Person("z-good", good.Url),
            ]
        );

        await AlertAsync(server);

        // All twenty would take 100 s, two at a time: the others are done while most of them still wait for their first answer.
        await UntilAsync("the good receiver has it", () => good.Requests == 1);
        Page page = await Crowd.HoldsAsync(
            server,
            now => now.To("z-good").State == DeliveryState.Delivered && now.To("mailed").State == DeliveryState.Delivered
        );
        Assert.True(page.Deliveries.Count(one => one is { Attempts: 0, State: DeliveryState.Pending }) >= 10);
        Directory.Delete(drop, recursive: true);
    }

    private static (string, ContactMethod) Person(string id, string url) => (id, new ContactMethod("webhook", url));

    private static async Task AlertAsync(MusterServer server)
    {
        using HttpClient sender = server.Client(await server.KeyAsync());
        using HttpResponseMessage answer = await sender.PostJsonAsync(
            "/api/v2/alerts",
            """[{"labels":{"alertname":"Down","job":"playback"}}]"""
        );
        answer.EnsureSuccessStatusCode();
    }

    private static Task UntilAsync(string what, Func<bool> holds) =>
        Muster.Peers.Until.TrueAsync(what, Crowd.Soon, () => Task.FromResult(holds()));
}
