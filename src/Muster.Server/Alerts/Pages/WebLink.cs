// Whether a text that came from outside may become a link.
namespace Muster.Server.Alerts.Pages;

internal static class WebLink
{
    /// <summary>The address when it is an absolute one of http or https; else null: another scheme could run a script or open a program.</summary>
    public static string? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;
}
