// Whether an address is a topic of an ntfy server, and which server and topic it names.
using System.Text.RegularExpressions;

namespace Muster.Core.People;

/// <summary>A topic's address is the server's with the topic behind it, as people open it in a browser: https://ntfy.sh/my-topic.</summary>
public static partial class NtfyTopic
{
    /// <summary>Every mistake in the address, as sentences; none, the server and the topic when it can be used.</summary>
    public static IReadOnlyList<string> Check(string? text, WebhookReach reach, out Uri? server, out string topic)
    {
        ArgumentNullException.ThrowIfNull(reach);
        server = null;
        topic = "";
        if (WebhookTarget.Check(text, allowPrivate: true, out Uri? url) is { Count: > 0 } unreadable)
        {
            return unreadable;
        }

        List<string> mistakes = [.. IsOwn(url!, reach) ? [] : WebhookTarget.Check(text, reach.AllowPrivate, out _)];
        Match read = Shape().Match(url!.PathAndQuery + url.Fragment);
        if (!read.Success)
        {
            mistakes.Add("It must be a server and one topic of letters, digits, - and _, such as https://ntfy.sh/my-topic.");
        }

        if (mistakes.Count == 0)
        {
            server = new Uri(url.GetLeftPart(UriPartial.Authority));
            topic = read.Groups["topic"].Value;
        }

        return mistakes;
    }

    /// <summary>Whether an address leads to the server that whoever runs Muster chose.</summary>
    public static bool IsOwn(Uri url, WebhookReach reach)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(reach);
        return reach.Ntfy is { } own
            && Uri.Compare(own, url, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    [GeneratedRegex(
        @"\A/(?<topic>[A-Za-z0-9_-]{1,64})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
