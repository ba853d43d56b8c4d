// What a mail server refuses and what comes back later: who sleeps, who is tried again, and what is no word on a subscription.
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muster.Core.StatusPage.Subscribers;
using Muster.Peers;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Tests.Hostile;
using MusterServer = Muster.Server.Tests.Drivers.MusterServer;

namespace Muster.Server.Tests.Subscribers;

public sealed class BounceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_recipient_of_a_connection_meets_their_own_fate()
    {
        await using ScriptedSmtp mail = new(
            (to, line) =>
                Task.FromResult(
                    (to.Split('@')[0], line.StartsWith("RCPT", StringComparison.Ordinal)) switch
                    {
                        ("unknown", true) => "550 5.1.1 No such user",
                        ("policy", true) => "550 5.7.1 Relaying denied",
                        ("busy", true) => "451 4.3.0 Come back later",
                        _ => null,
                    }
                )
        );
        await using MusterServer server = await SubscriberWorld.StartAsync(mail.Port);
        await server.AddAsync("a@example.org", "unknown@example.org", "policy@example.org", "busy@example.org", "z@example.org");

        await server.TellAsync(SubscriberWorld.News("B-1/1"));

        await Until.TrueAsync(
            "the unknown one sleeps",
            Soon,
            async () => await StatusAsync(server, "unknown") == SubscriptionStatus.Bouncing
        );
        await Until.TrueAsync("both good ones are told", Soon, () => Task.FromResult(mail.Taken.Count >= 2));
        Assert.Equal(["a@example.org", "z@example.org"], mail.Taken.Select(one => one.To).Order());
        Subscription policy = (await server.FindAsync("policy@example.org"))!;
        Assert.Equal((SubscriptionStatus.Confirmed, 1), (policy.Status, policy.Bounces));
        Subscription busy = (await server.FindAsync("busy@example.org"))!;
        Assert.Equal((SubscriptionStatus.Confirmed, 0), (busy.Status, busy.Bounces));
        Assert.Contains("5.1.1", (await server.FindAsync("unknown@example.org"))!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_the_server_does_not_take_puts_nobody_to_sleep()
    {
        int asked = 0;
        await using ScriptedSmtp mail = new(
            (_, line) =>
            {
                bool isSender = line.StartsWith("MAIL", StringComparison.Ordinal);
                asked += isSender ? 1 : 0;
                return Task.FromResult(isSender ? "550 5.7.1 Sender denied" : null);
            }
        );
        await using MusterServer server = await SubscriberWorld.StartAsync(mail.Port);
        await server.AddAsync("a@example.org", "b@example.org");

        await server.TellAsync(SubscriberWorld.News("B-1/1"));

        await Until.TrueAsync("it was tried", Soon, () => Task.FromResult(Volatile.Read(ref asked) > 0));
        Assert.Equal(SubscriptionStatus.Confirmed, await StatusAsync(server, "a"));
        Assert.Equal(SubscriptionStatus.Confirmed, await StatusAsync(server, "b"));
    }

    [Theory]
    [InlineData("failed", "5.1.1", "bounced", SubscriptionStatus.Bouncing)]
    [InlineData("failed", "4.4.7", "bounced", SubscriptionStatus.Confirmed)]
    [InlineData("failed", "5.7.1", "bounced", SubscriptionStatus.Confirmed)]
    [InlineData("delayed", "4.4.1", "ignored", SubscriptionStatus.Confirmed)]
    [InlineData("delivered", "2.0.0", "ignored", SubscriptionStatus.Confirmed)]
    public async Task A_report_that_comes_later_counts_by_what_it_says(
        string action,
        string status,
        string outcome,
        SubscriptionStatus after
    )
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        await server.AddAsync("ana@example.org");
        using HttpClient door = server.Client();
        string key = await server.KeyAsync();

        using HttpResponseMessage answer = await door.PostAsync(
            $"/status/bounces/{key}",
            Report(ReturnPath(server, await IdAsync(server)), action, status)
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(outcome, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString());
        Assert.Equal(after, await StatusAsync(server, "ana"));
        Assert.DoesNotContain("ana@", (await server.FindAsync("ana@example.org"))!.Failure ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_to_the_return_path_unsubscribes_and_a_forged_one_does_not()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        await server.AddAsync("ana@example.org");
        using HttpClient door = server.Client();
        string path = $"/status/bounces/{await server.KeyAsync()}";
        string real = ReturnPath(server, await IdAsync(server));
        int at = real.IndexOf('@', StringComparison.Ordinal) - 6;
        string forged = real[..at] + (real[at] == '2' ? '3' : '2') + real[(at + 1)..];

        using HttpResponseMessage ignored = await door.PostAsync(path, Mail($"To: {forged}\r\nSubject: unsubscribe\r\n\r\nstop\r\n"));
        Assert.Contains("ignored", await ignored.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SubscriptionStatus.Confirmed, await StatusAsync(server, "ana"));
        using HttpResponseMessage stranger = await door.PostAsync(
            "/status/bounces/mstr_ik_nobody",
            Mail($"To: {real}\r\nSubject: unsubscribe\r\n\r\n\r\n")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        using HttpResponseMessage done = await door.PostAsync(
            path,
            Mail($"To: {real.ToUpperInvariant()}\r\nSubject: Unsubscribe\r\n\r\nstop\r\n")
        );
        Assert.Contains("unsubscribed", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SubscriptionStatus.Unsubscribed, await StatusAsync(server, "ana"));
    }

    [Fact]
    public async Task What_is_no_mail_or_too_long_changes_nothing()
    {
        await using MusterServer server = await SubscriberWorld.StartAsync(port: 1);
        using HttpClient door = server.Client();
        string path = $"/status/bounces/{await server.KeyAsync()}";

        foreach (
            byte[] body in (byte[][])
                [
                    [],
                    [0, 1, 2, 255],
                    "no header at all"u8.ToArray(),
                ]
        )
        {
            using HttpResponseMessage answer = await door.PostAsync(path, new ByteArrayContent(body));
            Assert.Contains((int)answer.StatusCode, (int[])[200, 422]);
        }

        using HttpResponseMessage tooLong = await door.PostAsync(path, new ByteArrayContent(new byte[300 * 1024]));
        Assert.Equal(422, (int)tooLong.StatusCode);
    }

    private static async Task<SubscriptionStatus> StatusAsync(MusterServer server, string name) =>
        (await server.FindAsync(name + "@example.org"))!.Status;

    private static async Task<SubscriptionId> IdAsync(MusterServer server) => (await server.FindAsync("ana@example.org"))!.Id;

    private static string ReturnPath(MusterServer server, SubscriptionId id) =>
        server.Services.GetRequiredService<SubscriptionLinks>().ReturnPath(new MailboxAddress("", "bounce@example.org"), id).Address;

    private static ByteArrayContent Mail(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>As Postfix writes them.</summary>
    private static ByteArrayContent Report(string to, string action, string status) =>
        Mail(
            $"""
            From: MAILER-DAEMON@mx.example.org
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org
            Arrival-Date: Wed, 4 Mar 2026 12:00:00 +0000

            Final-Recipient: rfc822; ana@example.org
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; {status} <ana@example.org>: as it is

            --b1--

            """.ReplaceLineEndings("\r\n")
        );
}
