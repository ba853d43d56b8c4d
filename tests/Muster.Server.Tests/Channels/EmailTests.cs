// A page by e-mail, through a real mail server that insists on TLS: what arrives, what stands in its headers, and a certificate that is nobody's.
using MimeKit;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Peers;
using Muster.Server.Channels;
using Muster.Server.Channels.Email;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Tests.Channels;

public sealed class EmailTests
{
    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_tried_again_and_with_verify_no_the_mail_arrives_by_TLS()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync(startTls: true);

        SendResult refused = await SendAsync($"smtp://127.0.0.1:{inbox.Port}?starttls=required", Message("p1/1/1/ana/email"));
        SendResult plain = await SendAsync($"smtp://127.0.0.1:{inbox.Port}?starttls=no", Message("p1/1/1/ana/email"));
        SendResult sent = await SendAsync($"smtp://127.0.0.1:{inbox.Port}?starttls=required&verify=no", Message("p1/1/1/ana/email"));

        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(refused);
        Assert.Equal((SendStage.Secure, true), (failed.Stage, failed.Retryable));
        Assert.Contains("its certificate or protocol is not accepted", failed.Text, StringComparison.Ordinal);
        Assert.Contains("Must issue a STARTTLS", Assert.IsType<SendResult.Failed>(plain).Text, StringComparison.Ordinal);
        Assert.IsType<SendResult.Sent>(sent);
        MimeMessage mail = Assert.Single(inbox.Messages());
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal((MessageImportance.High, XMessagePriority.Highest), (mail.Importance, mail.XPriority));
        Assert.Contains("https://muster.example.org/a/token", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://muster.example.org/a/token", mail.HtmlBody!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_server_with_TLS_from_the_first_byte_is_signed_in_to_and_refused_credentials_are_final_and_stay_secret(
        string mechanism
    )
    {
        await using SmtpInbox inbox = await SmtpInbox.StartSignedInAsync("muster@example.org", "canary/s3cret", mechanism);
        string server = $"127.0.0.1:{inbox.Port}?verify=no";

        SendResult sent = await SendAsync($"smtps://muster%40example.org:canary%2Fs3cret@{server}", Message("p1/1/1/ana/email"));
        SendResult refused = await SendAsync($"smtps://muster%40example.org:canary%2Fwrong@{server}", Message("p2/1/1/ana/email"));
        SendResult nobody = await SendAsync($"smtps://{server}", Message("p3/1/1/ana/email"));
        SendResult unknown = await SendAsync(
            $"smtps://muster%40example.org:canary%2Fs3cret@127.0.0.1:{inbox.Port}",
            Message("p4/1/1/ana/email")
        );

        Assert.IsType<SendResult.Sent>(sent);
        Assert.Single(inbox.Messages());
        SendResult.Failed failed = Assert.IsType<SendResult.Failed>(refused);
        Assert.Equal((SendStage.SignIn, SendCause.Misconfigured, false), (failed.Stage, failed.Cause, failed.Retryable));
        Assert.Contains("refuses the user or password of MUSTER_SMTP", failed.Text, StringComparison.Ordinal);
        Assert.Contains("wants TLS or a user and password first", Assert.IsType<SendResult.Failed>(nobody).Text, StringComparison.Ordinal);
        Assert.Equal(SendStage.Secure, Assert.IsType<SendResult.Failed>(unknown).Stage);
        Assert.All(
            new[] { refused, nobody, unknown },
            one => Assert.DoesNotContain("canary", ((SendResult.Failed)one).Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Mails_of_one_incident_are_one_thread_and_a_second_attempt_is_the_same_mail()
    {
        MimeMessage first = Mail(Message("p1/1/1/ana/email") with { Incident = new IncidentId(42) });
        MimeMessage again = Mail(Message("p1/1/1/ana/email") with { Incident = new IncidentId(42), Attempt = 2 });
        MimeMessage other = Mail(Message("p2/1/1/ana/email") with { Page = new("p2"), Incident = new IncidentId(42) });
        MimeMessage apart = Mail(Message("p3/1/1/ana/email") with { Page = new("p3"), Severity = Severity.Sev3 });

        Assert.Equal(first.MessageId, again.MessageId);
        Assert.NotEqual(first.MessageId, other.MessageId);
        Assert.Equal(first.References, other.References);
        Assert.Equal((first.References[0], first.References[0]), (first.InReplyTo, other.InReplyTo));
        Assert.NotEqual(first.References, apart.References);
        Assert.Equal((MessageImportance.Normal, XMessagePriority.Normal), (apart.Importance, apart.XPriority));
    }

    [Fact]
    public void A_notice_is_a_plain_mail_that_leads_to_its_page_and_is_not_urgent()
    {
        Notice notice = new(
            "notice/1",
            new("ana"),
            "ana@example.org",
            "Ana",
            "You are on call\r\nBcc: x@example.org",
            ["From <b>nine</b>."],
            "/on-call/payments"
        );
        MimeMessage mail = NoticeMail.Of(notice, new("Muster", "muster@example.org"), Links(), Messages.Night)!;

        Assert.DoesNotContain(mail.Headers, header => header.Field == "Bcc");
        Assert.Equal(MessageImportance.Normal, mail.Importance);
        Assert.Contains(
            "From <b>nine</b>.\n\nOpen in Muster: https://muster.example.org/on-call/payments",
            mail.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains("From &lt;b&gt;nine&lt;/b&gt;.", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Null(NoticeMail.Of(notice with { Address = "nobody" }, new("Muster", "muster@example.org"), Links(), Messages.Night));
    }

    private static ChannelMessage Message(string key) => Messages.Of("email", "ana@example.org") with { Key = key };

    private static MimeMessage Mail(ChannelMessage message) =>
        MailMessage.Of(message, new("Muster", "muster@example.org"), Links(), Messages.Night)!;

    private static async Task<SendResult> SendAsync(string smtp, ChannelMessage message)
    {
        MailSettings? settings = MailSettings.Parse(smtp, "unused", "example.org", out string? wrong);
        Assert.Null(wrong);
        EmailChannel channel = new(settings, Links(), new MovableClock());
        return await channel.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static PageLinks Links() => new(new PublicAddress(new Uri("https://muster.example.org"), () => []), new NoLinks());
}
