// Whose word about the client's address and scheme is believed.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Muster.Server.Hosting;

internal static class Proxies
{
    public static void Configure(ForwardedHeadersOptions forwarded, MusterOptions options)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

        // The framework believes loopback by default; here only what the operator named counts.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork network in options.Proxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        // As many hops as there are believed proxies in a row; the first that is not believed is the client.
        forwarded.ForwardLimit = null;
    }
}
