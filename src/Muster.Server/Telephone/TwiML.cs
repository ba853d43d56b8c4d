// What the telephone provider is told to say, to send or to ask, in its own markup.
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Muster.Server.Telephone;

internal static class TwiML
{
    private const string ContentType = "text/xml";

    /// <summary>Answers a text message; without words nothing is sent.</summary>
    public static IResult Message(string? words) => Of(words is null ? null : new XElement("Message", Legal(words)));

    public static IResult Goodbye(string words) => Of(new XElement("Say", Legal(words)), new XElement("Hangup"));

    /// <summary>Says it and waits for one key; without one it says it once more and ends.</summary>
    /// <param name="action">Where the key is posted, path and query.</param>
    public static IResult Ask(string words, string action) =>
        Of(Gather(words, action), Gather(words, action), new XElement("Say", "Goodbye."));

    private static XElement Gather(string words, string action) =>
        new(
            "Gather",
            new XAttribute("numDigits", 1),
            new XAttribute("timeout", 10),
            new XAttribute("action", action),
            new XElement("Say", Legal(words))
        );

    /// <summary>Without the two characters that an alert may hold and XML may not.</summary>
    private static string Legal(string words) =>
        words.Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal);

    private static ContentHttpResult Of(params XElement?[] parts) =>
        TypedResults.Text(new XElement("Response", parts).ToString(SaveOptions.DisableFormatting), ContentType);
}
