// The e-mails of the status page: news to subscribers, the question whether they want it, and what customers who reported something are written.
using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Server.Channels.Email;
using Muster.Server.Web.Public;

namespace Muster.Server.Channels.Subscribers;

/// <summary>
/// Each in its reader's language. Text and HTML say the same; the HTML needs nothing from the network, and every text from outside is encoded. What stands in a header is cleaned to one line first.
/// </summary>
internal sealed class SubscriberMail(SubscriptionLinks links, MailSettings settings)
{
    private const string Head =
        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
        + "<body style=\"margin:0;padding:16px;font:15px/1.5 system-ui,sans-serif;color:#14171d;background:#fff\">";

    /// <summary>Null when the address is none.</summary>
    public MimeMessage? News(StatusNews news, string key, Subscription to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(news);
        ArgumentNullException.ThrowIfNull(to);
        StatusWords words = WordsOf(to.Language);
        string status = words.Word("status", news.Status);
        if (Envelope(to, $"[{news.Page}] {news.Title}: {status}", key, now) is not { } mail)
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
            words["mail.status", status],
            .. news.Impact == BulletinImpact.None ? Array.Empty<string>() : [words["mail.impact", words.Word("impact", news.Impact)]],
            .. news.Components.Select(one => words["affected", one.Name, words.Word("component", one.Status)]),
            .. news.NextUpdateAt is { } next ? [words["next", words.DayAndClock(next)]] : Array.Empty<string>(),
        ];
        mail.Body = Body(
            words,
            news.Title,
            words.BodyOf(news.Body, news.Status),
            facts,
            (words["mail.read"], links.Of(news)),
            [
                (words["mail.because", to.Masked, news.Page], null),
                (words["unsubscribe.choose"], links.Own(to.Id)),
                (words["unsubscribe.send"], unsubscribe),
            ]
        );
        return mail;
    }

    /// <summary>Asks whoever reads the address; where it is subscribed already, says so. Null when the address is none.</summary>
    public MimeMessage? Question(string page, string key, Subscription to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        bool isKnown = to.Status == SubscriptionStatus.Confirmed;
        StatusWords words = WordsOf(to.Language);
        string subject = words[isKnown ? "mail.known" : "mail.confirm", page];
        if (Envelope(to, subject, key, now) is not { } mail)
        {
            return null;
        }

        mail.Body = isKnown
            ? Body(words, subject, words["mail.knownText", page], [], (words["mail.knownAct"], links.Own(to.Id)), [])
            : Body(
                words,
                subject,
                words["mail.confirmText", page],
                [],
                (words["confirm.send"], links.Confirm(to)),
                [(words["mail.confirmNot"], null)]
            );
        return mail;
    }

    /// <summary>Asks a customer who reported something to confirm, or says that it is over. Null when the address is none.</summary>
    public MimeMessage? ToReporter(ReporterLetter letter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        StatusWords words = WordsOf(letter.Language);
        string subject = words[letter.IsOver ? "mail.over" : "contact.heading"];
        if (MailEnvelope.Of(letter.Address, "", subject, letter.Key, settings.From, now) is not { } mail)
        {
            return null;
        }

        string component = letter.Component ?? words["report.other"];
        mail.Body = letter.IsOver
            ? Body(
                words,
                subject,
                words["mail.overText", words.DayAndClock(letter.ReportedAt), component],
                [],
                (words["toPage"], letter.Link),
                [(words["mail.overForgot"], null)]
            )
            : Body(words, subject, words["mail.askText"], [], (words["contact.yes"], letter.Link), [(words["mail.askNot"], null)]);
        return mail;
    }

    /// <summary>Those of a language that the page does not speak any more are English.</summary>
    private static StatusWords WordsOf(string language) =>
        StatusWords.Of(
            StatusPageDefaults.Languages.Contains(language, StringComparer.Ordinal) ? language : SubscriptionDefaults.LanguageDefault
        );

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
        StatusWords words,
        string title,
        string text,
        IReadOnlyList<string> facts,
        (string Words, string Url) act,
        IReadOnlyList<(string Words, string? Url)> foot
    ) =>
        new BodyBuilder
        {
            TextBody = Text(title, text, facts, act, foot),
            HtmlBody = Html(words.Code, title, text, facts, act, foot),
        }.ToMessageBody();

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
        string language,
        string title,
        string text,
        IReadOnlyList<string> facts,
        (string Words, string Url) act,
        IReadOnlyList<(string Words, string? Url)> foot
    )
    {
        StringBuilder html = new($"<!DOCTYPE html><html lang=\"{language}\">");
        html.Append(Head);
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
