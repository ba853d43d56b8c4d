// An e-mail that is still to be written: from whom, to whom, about what, and under which id.
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Muster.Core.Kernel;

namespace Muster.Server.Channels.Email;

/// <summary>Whoever is paged by mail can tell a page from a notice by what is added: the importance, the thread, the body.</summary>
internal static class MailEnvelope
{
    /// <summary>Null when the address is none.</summary>
    /// <param name="name">What the person is called.</param>
    /// <param name="key">The Message-ID is made of it, so that a second attempt is the same mail to whoever removes duplicates.</param>
    public static MimeMessage? Of(string address, string name, string subject, string key, MailboxAddress from, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (!MailboxAddress.TryParse(address, out MailboxAddress? to) || !to.Address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        // MimeKit encodes what stands in a header; a line end in a name is cleaned away before, so that no second header can begin.
        to.Name = EdgeText.Line(name, EdgeLimits.NameBytes);
        MimeMessage mail = new()
        {
            Subject = subject,
            Date = now,
            MessageId = IdOf(key, from),
        };
        mail.From.Add(from);
        mail.To.Add(to);
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    /// <summary>The Message-ID of what has this key.</summary>
    public static string IdOf(string what, MailboxAddress from)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(what));
        return $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{from.Domain}";
    }
}
