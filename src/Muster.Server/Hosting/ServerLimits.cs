// What the web server takes from a stranger before anything looks at it.
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Muster.Server.Hosting;

internal static class ServerLimits
{
    /// <summary>1 MiB for a form or a call of the API; the intake's routes allow more.</summary>
    private const int BodyBytesMax = 1024 * 1024;

    private const int HeaderBytesMax = 32 * 1024;
    private const int HeadersMax = 100;

    public static void Configure(KestrelServerOptions options)
    {
        // A line ends in CR LF and in nothing else: a proxy in front may think otherwise of a line feed alone, and then a second request hides in the first.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
        options.AddServerHeader = false;
        KestrelServerLimits limits = options.Limits;
        limits.MaxRequestBodySize = BodyBytesMax;
        limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        limits.MaxRequestHeaderCount = HeadersMax;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);

        // A sender of one byte a second is cut off after 10 seconds.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    }
}
