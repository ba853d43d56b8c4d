// The e-mail of a notice: what is no page and waits for no answer.
using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

/// <summary>Neither urgent nor marked so: whoever is paged by mail can tell the two apart by their subject and their importance.</summary>
public static class NoticeMail
{
    /// <summary>Null when the address is none.</summary>
    public static MimeMessage? Of(Notice notice, MailboxAddress from, PageLinks links, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(links);
        string subject = EdgeText.Line(notice.Title, EdgeLimits.TitleBytes);
        if (MailEnvelope.Of(notice.Address, notice.PersonName, subject, notice.Key, from, now) is not { } mail)
        {
            return null;
        }

        mail.Importance = MessageImportance.Normal;
        string open = links.Subject(notice);
        mail.Body = new BodyBuilder { TextBody = Text(notice, open), HtmlBody = Html(notice, open) }.ToMessageBody();
        return mail;
    }

    private static string Text(Notice notice, string open) =>
        $"{notice.Title}\n\n{string.Join('\n', notice.Lines)}\n\n{notice.LinkName}: {open}\n";

    private static string Html(Notice notice, string open)
    {
        StringBuilder html = new();
        html.Append(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
                + "<body style=\"margin:0;padding:16px;font:15px/1.5 system-ui,sans-serif;color:#14171d;background:#fff\">"
        );
        html.Append("<h1 style=\"font-size:20px;line-height:1.3;margin:0 0 8px\">").Append(Encoded(notice.Title)).Append("</h1>");
        foreach (string line in notice.Lines)
        {
            html.Append("<p style=\"margin:0 0 8px\">").Append(Encoded(line)).Append("</p>");
        }

        return html.Append("<p style=\"margin:16px 0 0\"><a href=\"")
            .Append(Encoded(open))
            .Append("\" style=\"color:#4a3fd6\">")
            .Append(Encoded(notice.LinkName))
            .Append("</a></p></body></html>")
            .ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
