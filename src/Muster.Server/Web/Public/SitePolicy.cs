// What a browser may do on the status page: show it, and nothing else.
namespace Muster.Server.Web.Public;

internal static class SitePolicy
{
    /// <summary>As a page itself can say it, where an object store sends no headers.</summary>
    public const string InPage = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

    /// <summary>As a header.</summary>
    public const string Header = InPage + "; frame-ancestors 'none'";
}
