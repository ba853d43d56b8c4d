// What Alertmanager's clients ask of the server itself: its status and its receivers.
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Alertmanager;

internal static class StatusRoutes
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v2/status", Status).RequireAuthorization(Policies.Intake);
        routes
            .MapGet(
                "/api/v2/receivers",
                async (HttpContext http, AlertQueries queries) => Results.Json(await queries.ReceiversAsync(http.RequestAborted), Form.Json)
            )
            .RequireAuthorization(Policies.Intake);
    }

    private static IResult Status(IntakeStart start)
    {
        string version =
            typeof(StatusRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return Results.Json(
            new
            {
                cluster = new { status = "disabled", peers = Array.Empty<object>() },
                versionInfo = new
                {
                    version = "0.25.0+muster." + version.Split('+')[0],
                    revision = "",
                    branch = "",
                    buildUser = "",
                    buildDate = "",
                    goVersion = RuntimeInformation.FrameworkDescription,
                },
                config = new { original = "# Muster keeps its routes in the organisation: muster export shows it.\n" },
                uptime = start.At,
            },
            Form.Json
        );
    }
}
