// The address that people open: what links in messages begin with.
using System.Net;

namespace Muster.Server.Web.Addresses;

/// <summary>The configured address; without one, the first address that this process listens on.</summary>
/// <param name="configured">Scheme and host; null when nothing is configured.</param>
/// <param name="listening">The addresses that the server listens on; empty before it has started.</param>
public sealed class PublicAddress(Uri? configured, Func<IEnumerable<string>> listening)
{
    private static readonly Uri Otherwise = new("http://localhost/");

    public Uri Base => configured ?? Listening() ?? Otherwise;

    /// <summary>Whether the address was chosen by somebody, so that it may be believed to work from elsewhere.</summary>
    public bool IsConfigured => configured is not null;

    /// <summary>The full address of a path of this site, such as <c>/incidents/INC-42</c>.</summary>
    public string Of(string path) => new Uri(Base, path).AbsoluteUri;

    private Uri? Listening() =>
        listening()
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out Uri? url) ? url : null)
            .OfType<Uri>()
            .Select(Reachable)
            .FirstOrDefault();

    /// <summary>An address that stands for every interface cannot be opened; this machine's own name for itself can, on this machine.</summary>
    private static Uri Reachable(Uri url) =>
        IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(url) { Host = "localhost" }.Uri
            : url;
}
