// A port of the loopback interface that nobody listens on.
using System.Net;
using System.Net.Sockets;

namespace Muster.Peers;

public static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
