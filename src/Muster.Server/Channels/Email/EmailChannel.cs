// Sends a page, or a notice, as an e-mail.
using MimeKit;
using Muster.Engine.Ports;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Email;

/// <param name="settings">Null when no mail server is configured: every delivery then fails and says what to do.</param>
public sealed class EmailChannel(MailSettings? settings, PageLinks links, TimeProvider clock) : IChannel
{
    public string Name => "email";

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        using MimeMessage? mail = settings is null ? null : MailMessage.Of(message, settings.From, links, clock.GetUtcNow());
        return await SendAsync(mail, cancel);
    }

    public async Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        using MimeMessage? mail = settings is null ? null : NoticeMail.Of(notice, settings.From, links, clock.GetUtcNow());
        return await SendAsync(mail, cancel);
    }

    private async Task<SendResult> SendAsync(MimeMessage? mail, CancellationToken cancel) =>
        settings is null ? Unusable("No mail server is configured, so no e-mail leaves. Set MUSTER_SMTP and restart Muster.")
        : mail is null ? Unusable("The address is no e-mail address.")
        : settings is MailSettings.Drop drop ? await MailDrop.SendAsync(drop, mail, cancel)
        : await SmtpDelivery.SendAsync((MailSettings.Smtp)settings, mail, cancel);

    private static Failed Unusable(string text) => new(SendStage.Prepare, SendCause.Misconfigured, Retryable: false, null, text);
}
