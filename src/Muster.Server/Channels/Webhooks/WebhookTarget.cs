// Whether a text is an address that a webhook may be sent to.
using System.Net;
using System.Text;

namespace Muster.Server.Channels.Webhooks;

/// <summary>Asked when a contact is saved and again before each attempt; the addresses behind a name are judged when they are connected to.</summary>
public static class WebhookTarget
{
    private static readonly int[] Ports = [443, 8443];

    /// <summary>What is wrong with the address, as a sentence; null with the url when nothing is.</summary>
    /// <param name="allowPrivate">Plain http, any port and any address, as MUSTER_ALLOW_PRIVATE_WEBHOOKS says.</param>
    public static string? Check(string text, bool allowPrivate, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return "It must be a web address such as https://hooks.example.org/muster.";
        }

        // Digits in circles are read as digits by some resolvers: what is judged must be what is connected to.
        if (!Ascii.IsValid(url.Host))
        {
            return "Its host must be written in ASCII; a name in other letters in its xn-- form.";
        }

        if (url.UserInfo.Length > 0)
        {
            return "It must not carry a user name or password.";
        }

        if (allowPrivate)
        {
            return null;
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return "It must be https.";
        }

        if (!Ports.Contains(url.Port))
        {
            return $"Its port must be {string.Join(" or ", Ports)}.";
        }

        bool isForbidden =
            url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && !AddressGuard.IsPublic(address));
        return isForbidden ? "It must not point into this machine or a private network." : null;
    }
}
