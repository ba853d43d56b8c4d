// Does, beside the first requests, what the first person to sign in would have to wait for.
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Server.Web.Assets;

namespace Muster.Server.Hosting;

/// <summary>Reading the keys of the cookies and making the smallest form of style and script take their time. Alerts need none of it, so Muster is ready before.</summary>
internal sealed partial class WarmUp(IKeyManager keys, Bundle bundle, ILogger<WarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            keys.GetAllKeys();
            foreach (Asset asset in bundle.Hashed)
            {
                asset.For("br");
            }
        }
        catch (Exception failure)
        {
            // Whoever needs them later reads them then. What a background service throws would end the pager.
            Log.NotRead(logger, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the session cookies could not be read yet: {Why}")]
        public static partial void NotRead(ILogger logger, string why);
    }
}
