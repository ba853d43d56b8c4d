// The e-mails to subscribers: news of the status page, and the question whether they want it.
using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Channels.Email;

namespace Muster.Server.Channels.Subscribers;

/// <summary>
/// Text and HTML say the same; the HTML needs nothing from the network, and every text from outside is encoded. What stands in a header is cleaned to one line first.
/// </summary>
internal sealed class SubscriberMail(SubscriptionLinks links, MailSettings settings)
{
    private const string Head =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
        + "<body style=\"margin:0;padding:16px;font:15px/1.5 system-ui,sans-serif;color:#14171d;background:#fff\">";

    /// <summary>Null when the address is none.</summary>
    public MimeMessage? News(StatusNews news, string key, Subscription to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(news);
        ArgumentNullException.ThrowIfNull(to);
        string subject = $"[{news.Page}] {news.Title}: {news.Status}";
        if (Envelope(to, subject, key, now) is not { } mail)
        {
            return null;
        }

        // All mails about one bulletin refer to one id that was never sent: mail programs show them as one thread.
        mail.References.Add(MailEnvelope.IdOf("bulletin/" + news.Bulletin, settings.From));
        mail.InReplyTo = mail.References[0];
        mail.Headers.Add(HeaderId.Precedence, "bulk");
        string unsubscribe = links.Unsubscribe(to.Id);
        string mailto = settings.Bounces is { } bounces ? $", <mailto:{links.ReturnPath(bounces, to.Id).Address}?subject=unsubscribe>" : "";
        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>{mailto}");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        string[] facts =
        [
            $"Status: {news.Status}",
            .. news.Impact.Length > 0 ? [$"Impact: {news.Impact}"] : Array.Empty<string>(),
            .. news.ComponentLines,
            .. news.NextUpdateAt is { } next ? [$"Next update by {Web.Views.Words.Full(next)}"] : Array.Empty<string>(),
        ];
        mail.Body = Body(
            news.Title,
            news.Body,
            facts,
            ("Read it on the status page", links.Of(news)),
            [
                ($"You get this because {to.Masked} subscribed to {news.Page}.", null),
                ("Choose what you hear of", links.Own(to.Id)),
                ("Unsubscribe", unsubscribe),
            ]
        );
        return mail;
    }

    /// <summary>Asks whoever reads the address; where it is subscribed already, says so. Null when the address is none.</summary>
    public MimeMessage? Question(string page, string key, Subscription to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        bool isKnown = to.Status == SubscriptionStatus.Confirmed;
        string subject = isKnown ? $"You are subscribed to {page}" : $"Confirm your subscription to {page}";
        if (Envelope(to, subject, key, now) is not { } mail)
        {
            return null;
        }

        mail.Body = isKnown
            ? Body(
                subject,
                $"Somebody, perhaps you, asked for news of {page} at this address. It is subscribed already, and nothing was changed.",
                [],
                ("Choose what you hear of, or unsubscribe", links.Own(to.Id)),
                []
            )
            : Body(
                subject,
                $"Somebody, perhaps you, asked for news of {page} at this address. Nothing is sent unless you confirm it within a day.",
                [],
                ("Confirm", links.Confirm(to)),
                [("If it was not you, do nothing: you get no more of this.", null)]
            );
        return mail;
    }

    private MimeMessage? Envelope(Subscription to, string subject, string key, DateTimeOffset now)
    {
        MimeMessage? mail = MailEnvelope.Of(
            to.Address ?? "",
            "",
            EdgeText.Line(subject, EdgeLimits.TitleBytes),
            $"{key}/{to.Id}",
            settings.From,
            now
        );
        if (mail is not null)
        {
            mail.Importance = MessageImportance.Normal;
        }

        return mail;
    }

    private static MimeEntity Body(
        string title,
        string text,
        IReadOnlyList<string> facts,
        (string Words, string Url) act,
        IReadOnlyList<(string Words, string? Url)> foot
    ) => new BodyBuilder { TextBody = Text(title, text, facts, act, foot), HtmlBody = Html(title, text, facts, act, foot) }.ToMessageBody();

    private static string Text(
        string title,
        string text,
        IReadOnlyList<string> facts,
        (string Words, string Url) act,
        IReadOnlyList<(string Words, string? Url)> foot
    )
    {
        StringBuilder written = new();
        written.Append(title).Append("\n\n").Append(text).Append("\n\n");
        foreach (string fact in facts)
        {
            written.Append(fact).Append('\n');
        }

        written.Append(facts.Count > 0 ? "\n" : "").Append(act.Words).Append(": ").Append(act.Url).Append("\n\n-- \n");
        foreach ((string words, string? url) in foot)
        {
            written.Append(words).Append(url is null ? "" : ": " + url).Append('\n');
        }

        return written.ToString();
    }

    private static string Html(
        string title,
        string text,
        IReadOnlyList<string> facts,
        (string Words, string Url) act,
        IReadOnlyList<(string Words, string? Url)> foot
    )
    {
        StringBuilder html = new(Head);
        html.Append("<h1 style=\"font-size:20px;line-height:1.3;margin:0 0 8px\">").Append(Encoded(title)).Append("</h1>");
        html.Append("<p style=\"white-space:pre-wrap;margin:0 0 16px\">").Append(Encoded(text)).Append("</p>");
        foreach (string fact in facts)
        {
            html.Append("<p style=\"margin:0 0 4px;color:#4a5160\">").Append(Encoded(fact)).Append("</p>");
        }

        html.Append("<p style=\"margin:16px 0\"><a href=\"")
            .Append(Encoded(act.Url))
            .Append("\" style=\"color:#4a3fd6\">")
            .Append(Encoded(act.Words))
            .Append("</a></p><p style=\"margin:24px 0 0;font-size:13px;color:#4a5160\">");
        foreach ((string words, string? url) in foot)
        {
            html.Append(url is null ? Encoded(words) : $"<a href=\"{Encoded(url)}\" style=\"color:#4a5160\">{Encoded(words)}</a>")
                .Append("<br>");
        }

        return html.Append("</p></body></html>").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
