// The way of a request: what it passes before a route answers it, in order.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web;
using Muster.Server.Web.Access;

namespace Muster.Server.Hosting;

internal static class MusterPipeline
{
    private const int HstsSeconds = 365 * 24 * 60 * 60;

    public static void UseMuster(this WebApplication app, MusterOptions options)
    {
        if (!options.Proxies.IsEmpty)
        {
            app.UseForwardedHeaders();
        }

        if (options.IsHttps)
        {
            app.Use(
                (http, next) =>
                {
                    http.Response.Headers.StrictTransportSecurity = $"max-age={HstsSeconds}";
                    return next(http);
                }
            );
        }

        app.UseResponseCompression();

        // Before the guards, so that they know which route they stand before.
        app.UseRouting();
        app.UseMiddleware<AccessLog>();
        app.UseWebFoundation();
        app.Use(RefuseUnknown);
        app.UseMiddleware<KeyInQuery>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapMuster(this WebApplication app)
    {
        app.MapWebFoundation();
        app.MapHealth();
        app.MapApiReference();
        app.MapSlices();
    }

    /// <summary>An address that no route takes is 404 for everybody: a stranger must not be sent to sign in for nothing.</summary>
    private static Task RefuseUnknown(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not null)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
