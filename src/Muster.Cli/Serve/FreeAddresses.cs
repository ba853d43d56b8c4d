// Whether the addresses that the server shall listen on can be had.
using System.Net;
using System.Net.Sockets;
using Muster.Cli.Terminal;

namespace Muster.Cli.Serve;

/// <summary>Asked before anything is opened or written: the web server itself would say it late, and with a stack trace in the log.</summary>
internal static class FreeAddresses
{
    public static void Require(IEnumerable<string> urls)
    {
        foreach (Uri url in urls.Select(Uri))
        {
            try
            {
                using TcpListener listener = new(AddressOf(url), url.Port);
                listener.Start();
            }
            catch (SocketException taken)
            {
                string why =
                    taken.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program listens there." : taken.Message + ".";
                throw new Failure(
                    ExitCode.Unavailable,
                    $"Muster was not started, because it cannot listen on {url.GetLeftPart(UriPartial.Authority)}: {why}",
                    ["Stop that program, or name another address with MUSTER_URLS, such as http://127.0.0.1:8081."]
                );
            }
        }
    }

    private static Uri Uri(string url) =>
        new(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal));

    /// <summary>A name other than localhost means every interface to the web server.</summary>
    private static IPAddress AddressOf(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) ? address
        : url.Host == "localhost" ? IPAddress.Loopback
        : IPAddress.Any;
}
