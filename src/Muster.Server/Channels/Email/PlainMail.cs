// Sends a plain e-mail that is about no page: what a second process says when the first is silent.
using MimeKit;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

public static class PlainMail
{
    /// <summary>Tries once; answers null when it left, else why it did not.</summary>
    public static async Task<string?> SendAsync(
        MailSettings settings,
        MailboxAddress to,
        string subject,
        string text,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        using MimeMessage mail = new() { Subject = subject, Date = now };
        mail.From.Add(settings.From);
        mail.To.Add(to);
        mail.Importance = MessageImportance.High;
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new TextPart("plain") { Text = text };
        SendResult result = settings is MailSettings.Drop drop
            ? await MailDrop.SendAsync(drop, mail, cancel)
            : await SmtpDelivery.SendAsync((MailSettings.Smtp)settings, mail, cancel);
        return result is SendResult.Failed failed ? failed.Text : null;
    }
}
