// Mail servers that are dead, busy, refuse, hang or lose their reply, and alerts that try to write headers: each person gets what can be had.
using System.Net;
using MimeKit;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Channels.Email;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

public sealed class HostileMailServerTests
{
    /// <summary>As they stand in JSON.</summary>
    private static readonly string[] Injections =
    [
        "Down\\r\\nBcc: victim@evil.example.org",
        "Down\\nX-Injected: 1\\n\\nA body of their own",
        "Down\\u2028Bcc: victim@evil.example.org\\u0085Cc: victim@evil.example.org",
        "=?utf-8?q?Down=0D=0ABcc:_victim@evil.example.org?=",
        "\\r\\n.\\r\\nMAIL FROM:<a@evil.example.org>\\r\\nRCPT TO:<victim@evil.example.org>\\r\\nDATA\\r\\n",
    ];

    private static readonly MailboxAddress From = new("Muster", "muster@example.org");

    [Fact]
    public async Task What_one_recipient_meets_is_no_other_recipients_affair()
    {
        int busy = 0;
        int lost = 0;
        await using ScriptedSmtp mail = new(
            async (to, line) =>
            {
                switch (to.Split('@')[0], line)
                {
                    case ("busy", not ("." or "")) when line.StartsWith("RCPT", StringComparison.Ordinal) && busy++ == 0:
                        return "451 4.3.0 Come back later";
                    case ("unknown", _) when line.StartsWith("RCPT", StringComparison.Ordinal):
                        return "550 5.1.1 No such user";
                    case ("lost", ".") when lost++ == 0:
                        return "";
                    case ("hangs", "."):
                        await Task.Delay(TimeSpan.FromMinutes(5));
                        return null;
                    case ("babbles", ".") when line == ".":
                        return "what?";
                    default:
                        return null;
                }
            }
        );
        await using MusterServer server = await StartAsync(mail.Port);
        string[] people = ["busy", "unknown", "lost", "hangs", "babbles", "good"];
        await Crowd.PutAsync(server, [.. people.Select(Mailed)]);

        await AlertAsync(server, "Down");

        Page page = await Crowd.HoldsAsync(
            server,
            now =>
                ((string[])["good", "busy", "lost"]).All(person => now.To(person).State == DeliveryState.Delivered)
                && now.To("hangs").Failures >= 1
                && now.To("babbles").Failures >= 1
        );
        Assert.Equal((DeliveryState.Failed, 1), (page.To("unknown").State, page.To("unknown").Attempts));
        Assert.Contains("550", page.To("unknown").Error, StringComparison.Ordinal);
        Assert.Equal(2, page.To("busy").Attempts);
        Assert.Equal(2, page.To("lost").Attempts);

        // The first was taken and its reply lost: the second is the same mail to whoever removes duplicates.
        IReadOnlyList<MimeMessage> both = mail.To("lost@example.org");
        Assert.Equal(2, both.Count);
        Assert.Equal(both[0].MessageId, both[1].MessageId);
        Assert.Single(mail.To("good@example.org"));
        Assert.Empty(mail.To("unknown@example.org"));
        Assert.DoesNotContain(server.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "cannot be reached")]
    [InlineData("421 4.3.2 Too many connections", "421")]
    [InlineData("554 5.7.1 Not you", "554")]
    [InlineData("nonsense", "")]
    public async Task A_mail_server_that_greets_nobody_does_not_delay_the_persons_webhook(string greeting, string told)
    {
        await using ScriptedSmtp mail = new((_, line) => Task.FromResult(line.Length == 0 ? greeting : null));
        await using HostileReceiver good = new(HostileReceiver.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        await using MusterServer server = await StartAsync(told == "cannot be reached" ? Muster.Peers.FreePort.Next() : mail.Port);
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"), new ContactMethod("webhook", good.Url));

        await AlertAsync(server, "Down");

        Page page = await Crowd.HoldsAsync(
            server,
            now =>
                now.Deliveries.Any(one => one.Planned.Channel == "webhook" && one.State == DeliveryState.Delivered)
                && now.Deliveries.Any(one => one.Planned.Channel == "email" && one.Failures >= 1)
        );
        Assert.Contains(told, page.Deliveries.Single(one => one.Planned.Channel == "email").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_writes_no_header_and_no_second_mail()
    {
        await using ScriptedSmtp mail = new((_, _) => Task.FromResult<string?>(null));
        await using MusterServer server = await StartAsync(mail.Port);
        await Crowd.PutAsync(server, Mailed("good"));

        foreach (string name in Injections)
        {
            await AlertAsync(server, name);
        }

        await Muster.Peers.Until.TrueAsync("the mails", Crowd.Soon, () => Task.FromResult(mail.Taken.Count >= Injections.Length));
        Assert.Equal(Injections.Length, mail.Taken.Count);
        foreach ((string to, MimeMessage taken, string raw) in mail.Taken)
        {
            Assert.Equal(("good@example.org", "good@example.org"), (to, Assert.Single(taken.To.Mailboxes).Address));
            Assert.Empty(taken.Bcc);
            Assert.Empty(taken.Cc);
            Assert.Single(taken.Headers, header => header.Id == HeaderId.Subject);
            Assert.DoesNotContain(taken.Headers, header => header.Field.StartsWith("X-Injected", StringComparison.OrdinalIgnoreCase));
            string head = raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.DoesNotContain(head.Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static (string, ContactMethod) Mailed(string id) => (id, new ContactMethod("email", id + "@example.org"));

    private static Task<MusterServer> StartAsync(int port) =>
        MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                Mail = new MailSettings.Smtp("127.0.0.1", port, null, null, ImplicitTls: false, StartTls.Never, Verify: true, From),
            }
        );

    private static async Task AlertAsync(MusterServer server, string name)
    {
        using HttpClient sender = server.Client(await server.KeyAsync());
        using HttpResponseMessage answer = await sender.PostJsonAsync(
            "/api/v2/alerts",
            $$$"""[{"labels":{"alertname":"{{{name}}}","job":"playback"},"annotations":{"summary":"{{{name}}}"}}]"""
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
