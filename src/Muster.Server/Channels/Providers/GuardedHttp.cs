// The HTTP client for addresses that people type in: it goes to where the name led when it was judged, and nowhere else.
using System.Net;
using System.Net.Sockets;
using Muster.Core.People;

namespace Muster.Server.Channels.Providers;

/// <summary>No redirects, no proxy, no cookies, no credentials. Every address behind the name is judged and the connection goes to a judged one, so that a name which answers differently the second time gains nothing.</summary>
public static class GuardedHttp
{
    private const int HeadersKilobytesMax = 16;
    private const int ConnectionsMax = 8;

    /// <summary>What is read of an answer so that its connection can be used again; a longer or slower one costs the connection.</summary>
    private const int AnswerBytesMax = 64 * 1024;

    /// <param name="resolve">Finds the addresses of a host; the system's resolver outside of tests.</param>
    public static HttpClient Create(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = HeadersKilobytesMax,
            MaxConnectionsPerServer = ConnectionsMax,
            MaxResponseDrainSize = AnswerBytesMax,
            ResponseDrainTimeout = TimeSpan.FromSeconds(2),
            ConnectTimeout = TimeSpan.FromSeconds(4),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancel) =>
                ConnectAsync(context.DnsEndPoint, allowPrivate, resolve ?? Dns.GetHostAddressesAsync, cancel),
        };

        // Each attempt has its own time-out, which the pager sets.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target,
        bool allowPrivate,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        CancellationToken cancel
    )
    {
        IPAddress[] addresses = IPAddress.TryParse(target.Host, out IPAddress? literal) ? [literal] : await resolve(target.Host, cancel);
        if (addresses.Any(AddressGuard.IsMetadata))
        {
            throw new ForbiddenAddressException(
                $"The host {target.Host} stands for an address where a cloud tells a machine its credentials."
            );
        }

        if (!allowPrivate && addresses.Any(address => !AddressGuard.IsPublic(address)))
        {
            throw new ForbiddenAddressException($"The host {target.Host} stands for an address of this machine or of a private network.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
