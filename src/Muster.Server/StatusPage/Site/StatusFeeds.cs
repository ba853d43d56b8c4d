// The bulletins as feeds: Atom and JSON Feed.
using System.Text;
using System.Text.Json;
using System.Xml;
using Muster.Core.StatusPage;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <summary>An entry is a bulletin: it changes with each of its updates, the newest first. Sources: RFC 4287; JSON Feed 1.1.</summary>
internal sealed class StatusFeeds(StatusPageView view, string address)
{
    public const string Atom = "feed.atom";
    public const string Json = "feed.json";

    private const int EntriesMax = 50;
    private const string Namespace = "http://www.w3.org/2005/Atom";

    private readonly StatusWords _words = StatusWords.Of(view.Page.Languages[0]);

    public string AtomText()
    {
        StringBuilder text = new();
        using (
            XmlWriter xml = XmlWriter.Create(
                text,
                new()
                {
                    OmitXmlDeclaration = true,
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, _words.Code);
            Element(xml, "id", address + "/");
            Element(xml, "title", _words["title", view.Page.Name]);
            Element(xml, "updated", Iso.Of(view.ChangedAt));
            Link(xml, "self", $"{address}/{Atom}");
            Link(xml, "alternate", address + "/");
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", view.Page.Name);
            xml.WriteEndElement();
            foreach (BulletinView bulletin in view.Bulletins.Take(EntriesMax))
            {
                Entry(xml, bulletin);
            }

            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    public string JsonText() =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["version"] = "https://jsonfeed.org/version/1.1",
                ["title"] = _words["title", view.Page.Name],
                ["home_page_url"] = address + "/",
                ["feed_url"] = $"{address}/{Json}",
                ["language"] = _words.Code,
                ["authors"] = new[] { new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = view.Page.Name } },
                ["items"] = view.Bulletins.Take(EntriesMax).Select(Item).ToArray(),
            }
        );

    private Dictionary<string, object> Item(BulletinView bulletin) =>
        new(StringComparer.Ordinal)
        {
            ["id"] = UrlOf(bulletin),
            ["url"] = UrlOf(bulletin),
            ["title"] = TitleOf(bulletin),
            ["content_text"] = TextOf(bulletin),
            ["date_published"] = Iso.Of(bulletin.OpenedAt),
            ["date_modified"] = Iso.Of(bulletin.ChangedAt),
            ["tags"] = new[] { EnumNames.Of(bulletin.Kind), EnumNames.Of(bulletin.Status) },
        };

    private void Entry(XmlWriter xml, BulletinView bulletin)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", UrlOf(bulletin));
        Element(xml, "title", TitleOf(bulletin));
        Element(xml, "published", Iso.Of(bulletin.OpenedAt));
        Element(xml, "updated", Iso.Of(bulletin.ChangedAt));
        Link(xml, "alternate", UrlOf(bulletin));
        Element(xml, "content", TextOf(bulletin));
        xml.WriteEndElement();
    }

    private string TitleOf(BulletinView bulletin) => $"{_words.Word("status", bulletin.Status)}: {bulletin.Title}";

    private string UrlOf(BulletinView bulletin) => $"{address}/incidents/{bulletin.Id}/";

    private string TextOf(BulletinView bulletin)
    {
        IEnumerable<string> updates = bulletin
            .Updates.Reverse()
            .Select(one =>
                $"{_words.DayAndClock(one.At)}, {_words.Word("status", one.Status)}\n{_words.BodyOf(one.Body, one.Status)}".TrimEnd()
            );
        string? next = bulletin.NextUpdateAt is { } at ? _words["next", _words.DayAndClock(at)] : null;
        return string.Join("\n\n", updates.Prepend(next).OfType<string>());
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Plain(text));

    private static void Link(XmlWriter xml, string rel, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Without the few characters that no XML can hold.</summary>
    private static string Plain(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
