// The text and the HTML of an e-mail about a page.
using System.Text;
using System.Text.Encodings.Web;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

/// <summary>Both forms say the same; a digest has no acknowledge link, for it would answer for what nobody has read. The HTML needs nothing from the network, works at 320 px, and every text from outside is encoded.</summary>
public static class MailBody
{
    public static string Text(ChannelMessage message, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        StringBuilder text = new();
        text.Append(PageText.Subject(message)).Append("\n\n").Append(PageText.Why(message)).Append("\n\n");
        if (acknowledge is not null)
        {
            text.Append("Acknowledge: ").Append(acknowledge).Append('\n');
        }

        text.Append("Open: ").Append(subject).Append("\n\n");
        foreach ((string name, string value) in PageText.Facts(message))
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }

        if (!string.IsNullOrWhiteSpace(message.Detail))
        {
            text.Append('\n').Append(message.Detail).Append('\n');
        }

        foreach ((string name, string value) in message.Labels)
        {
            text.Append('\n').Append(name).Append(" = ").Append(value);
        }

        return text.Append(message.Labels.Count > 0 ? "\n\n" : "\n").Append(Footer(acknowledge)).Append('\n').ToString();
    }

    public static string Html(ChannelMessage message, string? acknowledge, string subject)
    {
        ArgumentNullException.ThrowIfNull(message);
        StringBuilder html = new();
        html.Append(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
                + "<body style=\"margin:0;padding:16px;font:15px/1.5 system-ui,sans-serif;color:#14171d;background:#fff\">"
        );
        html.Append("<h1 style=\"font-size:20px;line-height:1.3;margin:0 0 8px\">")
            .Append(Encoded(PageText.Subject(message)))
            .Append("</h1>");
        html.Append("<p style=\"margin:0 0 16px\">").Append(Encoded(PageText.Why(message))).Append("</p>");
        html.Append("<p style=\"margin:0 0 16px\">");
        if (acknowledge is not null)
        {
            html.Append("<a href=\"")
                .Append(Encoded(acknowledge))
                .Append(
                    "\" style=\"display:inline-block;padding:16px 28px;border-radius:12px;background:#4a3fd6;color:#fff;font-weight:600;text-decoration:none\">Acknowledge</a> &nbsp; "
                );
        }

        html.Append("<a href=\"")
            .Append(Encoded(subject))
            .Append("\" style=\"color:#4a3fd6\">Open in Muster</a></p><table style=\"border-collapse:collapse;margin:0 0 16px\">");
        foreach ((string name, string value) in PageText.Facts(message))
        {
            Row(html, name, value);
        }

        html.Append("</table>");
        if (!string.IsNullOrWhiteSpace(message.Detail))
        {
            html.Append("<p style=\"white-space:pre-wrap;margin:0 0 16px\">").Append(Encoded(message.Detail)).Append("</p>");
        }

        html.Append("<table style=\"border-collapse:collapse;margin:0 0 16px;font-size:13px\">");
        foreach ((string name, string value) in message.Labels)
        {
            Row(html, name, value);
        }

        return html.Append("</table><p style=\"color:#5b6472;font-size:13px\">")
            .Append(Encoded(Footer(acknowledge)))
            .Append("</p></body></html>")
            .ToString();
    }

    private static string Footer(string? acknowledge) =>
        acknowledge is null
            ? "Open Muster to acknowledge what you take on. Each of these pages goes on to the next person until somebody does."
            : "The acknowledge link is for you alone, works once and for a day.";

    private static void Row(StringBuilder html, string name, string value) =>
        html.Append("<tr><th style=\"text-align:left;vertical-align:top;padding:2px 14px 2px 0;color:#5b6472;font-weight:500\">")
            .Append(Encoded(name))
            .Append("</th><td style=\"padding:2px 0\">")
            .Append(Encoded(value))
            .Append("</td></tr>");

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
