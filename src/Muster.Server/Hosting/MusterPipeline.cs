// The way of a request: what it passes before a route answers it, in order.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Intake;
using Muster.Server.StatusPage;
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

        app.UseMiddleware<AccessLog>();
        app.UseIntake();
        app.UseResponseCompression();

        app.UseStatusHost();

        // Before the guards, so that they know which route they stand before.
        app.UseRouting();
        app.UseWebFoundation();
        app.UseStatusFront();
        app.Use(RefuseUnrouted);
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

    /// <summary>
    /// An address that no route takes is 404 for everybody: a stranger must not be sent to sign in for nothing. One that takes another method or type is the
    /// router's own 405, with Allow, or 415.
    /// </summary>
    private static Task RefuseUnrouted(HttpContext http, RequestDelegate next)
    {
        switch (http.GetEndpoint())
        {
            case RouteEndpoint:
                return next(http);
            case { RequestDelegate: { } refuse }:
                return refuse(http);
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
