// The e-mail about a page, ready to be sent.
using MimeKit;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

/// <summary>All mails of an incident, or else of a page, refer to one id that was never sent: mail programs show them as one thread.</summary>
public static class MailMessage
{
    /// <summary>Null when the address is none.</summary>
    public static MimeMessage? Of(ChannelMessage message, MailboxAddress from, PageLinks links, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(links);
        if (MailEnvelope.Of(message.Address, message.PersonName, PageText.Subject(message), message.Key, from, now) is not { } mail)
        {
            return null;
        }

        mail.References.Add(MailEnvelope.IdOf(Thread(message), from));
        mail.InReplyTo = mail.References[0];
        bool isHigh = message.Severity <= Severity.Sev2;
        mail.Importance = isHigh ? MessageImportance.High : MessageImportance.Normal;
        mail.XPriority = isHigh ? XMessagePriority.Highest : XMessagePriority.Normal;
        mail.Body = Body(message, links);
        return mail;
    }

    private static string Thread(ChannelMessage message) =>
        message.Digest is not null ? "digest/" + message.Person
        : message.Incident is { } incident ? "incident/" + incident
        : "page/" + message.Page;

    private static MimeEntity Body(ChannelMessage message, PageLinks links)
    {
        string? acknowledge = message.Digest is null ? links.Acknowledge(message) : null;
        string subject = links.Subject(message);
        BodyBuilder body = new()
        {
            TextBody = MailBody.Text(message, acknowledge, subject),
            HtmlBody = MailBody.Html(message, acknowledge, subject),
        };
        return body.ToMessageBody();
    }
}
