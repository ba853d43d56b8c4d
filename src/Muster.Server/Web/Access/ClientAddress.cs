// The network address that a request is counted under.
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Access;

public static class ClientAddress
{
    private const int PrefixBytes = 8;

    /// <summary>
    /// The peer's address; behind a proxy that is believed, the one it names. Of IPv6 the first 64 bits, because one household or machine has all of the rest.
    /// </summary>
    public static string Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        IPAddress address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        byte[] bytes = plain.GetAddressBytes();
        return bytes.Length > PrefixBytes ? Convert.ToHexStringLower(bytes.AsSpan(0, PrefixBytes)) : plain.ToString();
    }
}
