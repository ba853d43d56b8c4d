// The route of the live stream.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Muster.Server.Web.Live;

public static class LiveRoutes
{
    /// <summary>Maps GET /live; the caller decides who may listen.</summary>
    public static RouteHandlerBuilder MapLive(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/live",
                IResult (HttpContext http, string? t, LiveStream stream, IStillSignedIn signIns) =>
                {
                    if (Topics.Parse(t, http.User) is not { } topics)
                    {
                        return Results.Problem(
                            statusCode: StatusCodes.Status400BadRequest,
                            title: "These topics cannot be listened to.",
                            detail: $"Ask for 1 to {Topics.CountMax} names in `t`, joined by commas, of letters, digits and :._- only."
                        );
                    }
                    // A proxy that collects the answer before it passes it on would hold back every change.
                    http.Response.Headers["X-Accel-Buffering"] = "no";
                    return TypedResults.ServerSentEvents(
                        stream.ReadAsync(topics, stop => signIns.AskAsync(http, stop), http.RequestAborted)
                    );
                }
            )
            .ExcludeFromDescription();
}
