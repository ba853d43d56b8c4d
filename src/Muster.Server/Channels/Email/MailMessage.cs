// The e-mail about a page, ready to be sent.
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

/// <summary>
/// The Message-ID is made of the delivery's key, so that a second attempt is the same mail to whoever removes duplicates. All mails of an incident, or else of a
/// page, refer to one id that was never sent: mail programs show them as one thread.
/// </summary>
public static class MailMessage
{
    /// <summary>Null when the address is none.</summary>
    public static MimeMessage? Of(ChannelMessage message, MailboxAddress from, PageLinks links, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(links);
        if (!MailboxAddress.TryParse(message.Address, out MailboxAddress? to) || !to.Address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        // MimeKit encodes what stands in a header; a line end in a name is cleaned away before, so that no second header can begin.
        to.Name = EdgeText.Line(message.PersonName, EdgeLimits.NameBytes);
        MimeMessage mail = new()
        {
            Subject = PageText.Subject(message),
            Date = now,
            MessageId = IdOf(message.Key, from),
        };
        mail.From.Add(from);
        mail.To.Add(to);
        mail.References.Add(IdOf(Thread(message), from));
        mail.InReplyTo = mail.References[0];
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
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

    /// <summary>The Message-ID of what has this key.</summary>
    internal static string IdOf(string what, MailboxAddress from)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(what));
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{from.Domain}";
    }
}
