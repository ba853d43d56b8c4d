// Marks a route whose address is all the authority there is, and that heeds no cookie.
namespace Muster.Server.Web.Guards;

/// <summary>
/// Another site can make a browser send its cookies, not an address that it does not know. On a page that sends no referrer, older browsers say <c>Origin: null</c>
/// even for its own form, so the check would refuse the rightful reader.
/// </summary>
public sealed class CarriesItsOwnAuthority;
