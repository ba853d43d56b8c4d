// What keeps a webhook from ever being delivered to an address, by the address alone.
using System.Net;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Core.People;

/// <summary>One rule, asked when a contact is saved and again before each attempt; the addresses behind a name are judged when they are connected to.</summary>
public static class WebhookTarget
{
    private static readonly int[] Ports = [443, 8443];

    /// <summary>Every mistake in the address, as sentences; none and the url when it can be used.</summary>
    /// <param name="allowPrivate">Plain http, any port and any address, as MUSTER_ALLOW_PRIVATE_WEBHOOKS says.</param>
    public static IReadOnlyList<string> Check(string? text, bool allowPrivate, out Uri? url)
    {
        url = null;
        if (text is not { Length: <= EdgeLimits.UrlBytes })
        {
            return [$"It must be a web address of at most {EdgeLimits.UrlBytes} characters."];
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? read) || read.Scheme is not ("https" or "http") || read.Host.Length == 0)
        {
            return ["It must be a whole web address: https://, a host, and what follows it."];
        }

        string[] mistakes = [.. Mistakes(read), .. allowPrivate ? [] : MistakesOutside(read)];
        url = mistakes.Length == 0 ? read : null;
        return mistakes;
    }

    /// <summary>What is wrong wherever it leads.</summary>
    private static IEnumerable<string> Mistakes(Uri url)
    {
        // Digits in circles are read as digits by some resolvers: what is judged must be what is connected to.
        if (!Ascii.IsValid(url.Host))
        {
            yield return "Its host must be written in ASCII; a name in other letters in its xn-- form.";
        }

        if (url.UserInfo.Length > 0)
        {
            yield return "It must not carry a user name or password.";
        }

        if (url.Port == 0)
        {
            yield return "Its port must not be 0, to which nothing connects.";
        }
    }

    /// <summary>What is wrong where private networks are out of reach.</summary>
    private static IEnumerable<string> MistakesOutside(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttps)
        {
            yield return "It must be https.";
        }

        // Of plain http, the port that belongs to it is no second mistake.
        if (url.Port != 0 && !Ports.Contains(url.Port) && (url.Scheme == Uri.UriSchemeHttps || !url.IsDefaultPort))
        {
            yield return $"Its port must be {string.Join(" or ", Ports)}.";
        }

        if (url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && !AddressGuard.IsPublic(address)))
        {
            yield return "It must not point into this machine or a private network.";
        }
    }
}
