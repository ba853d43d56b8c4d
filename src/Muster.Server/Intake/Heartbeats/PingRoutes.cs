// The door of heartbeats: a job asks for one address while it lives.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Heartbeats;

/// <summary>Also by GET: whoever writes a crontab has one line, and many a program can do nothing else.</summary>
internal static class PingRoutes
{
    private const string Route = "/heartbeat/{" + ApiKeyScheme.RouteValue + "}/{name}";

    public static void MapPings(this IEndpointRouteBuilder routes)
    {
        foreach (string method in new[] { HttpMethods.Get, HttpMethods.Post })
        {
            bool isGet = method == HttpMethods.Get;
            RouteHandlerBuilder route = routes
                .MapMethods(Route, [method], PingAsync)
                .WithTags("Intake")
                .RequireAuthorization(Policies.Send)
                .WithName(isGet ? "PingHeartbeatByGet" : "PingHeartbeat")
                .WithSummary("Says that a job lives; one that stays silent for longer than its interval raises an alert")
                .WithDescription(
                    "The first ping makes the heartbeat. The alert has the labels alertname=\"HeartbeatMissed\" and heartbeat=\"{name}\", and ends with the next ping. While Muster itself "
                        + "cannot hear, no heartbeat is overdue."
                )
                .WithParameter(
                    ApiKeyScheme.RouteValue,
                    ParameterLocation.Path,
                    "A key of scope intake; an Authorization header goes before it."
                )
                .WithParameter("name", ParameterLocation.Path, HeartbeatName.Expected)
                .WithParameter(
                    "interval",
                    ParameterLocation.Query,
                    $"From now on it may stay silent for so long: {HeartbeatInterval.Expected}. Left out, it stays as it is; 10 minutes at first."
                )
                .Produces<PingAnswer>()
                .Refuses(StatusCodes.Status422UnprocessableEntity, "heartbeat.invalid", "heartbeat.too_many");
            if (!isGet)
            {
                route.WithNoBody();
            }

            Describe(routes.MapMethods(Route + "/start", [method], StartAsync), isGet)
                .WithName(isGet ? "StartHeartbeatByGet" : "StartHeartbeat")
                .WithSummary("Says that a job begins; it is heard when it comes to its end");
            Describe(routes.MapMethods(Route + "/fail", [method], FailAsync), isGet)
                .WithName(isGet ? "FailHeartbeatByGet" : "FailHeartbeat")
                .WithSummary("Says that a job failed: its alert fires at once, until it is heard again")
                .WithParameter("msg", ParameterLocation.Query, "What went wrong, in one line; stands in the alert.");
        }
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, bool isGet)
    {
        route
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithParameter(
                ApiKeyScheme.RouteValue,
                ParameterLocation.Path,
                "A key of scope intake; an Authorization header goes before it."
            )
            .WithParameter("name", ParameterLocation.Path, HeartbeatName.Expected)
            .Produces<PingAnswer>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, "heartbeat.invalid", "heartbeat.too_many");
        return isGet ? route : route.WithNoBody();
    }

    private static async Task<Results<Ok<PingAnswer>, ProblemHttpResult>> StartAsync(HttpContext http, HeartbeatBook book) =>
        HeartbeatName.TryRead(PathPart.After(http, "/heartbeat/", 1), out string name)
            ? Answer(
                await book.WriteAsync(
                    name,
                    (present, now) => (present ?? Heartbeat.New(name, now)).Started(now),
                    IntakeKey.NameOf(http.User)
                )
            )
            : BadName();

    private static async Task<Results<Ok<PingAnswer>, ProblemHttpResult>> FailAsync(HttpContext http, HeartbeatBook book)
    {
        string why = EdgeText.Line(http.Request.Query["msg"].ToString(), EdgeLimits.TitleBytes);
        return HeartbeatName.TryRead(PathPart.After(http, "/heartbeat/", 1), out string name)
            ? Answer(await book.FailAsync(name, why, IntakeKey.NameOf(http.User)))
            : BadName();
    }

    private static Results<Ok<PingAnswer>, ProblemHttpResult> BadName() =>
        new FieldErrors().When(true, "name", HeartbeatName.Expected).Refuse("heartbeat.invalid", "No heartbeat was taken.").ToProblem();

    private static Results<Ok<PingAnswer>, ProblemHttpResult> Answer((Heartbeat? Heartbeat, Rejection? Why) written) =>
        written.Heartbeat is { } heartbeat
            ? TypedResults.Ok(
                new PingAnswer(heartbeat.Name, heartbeat.Status, HeartbeatInterval.Text(heartbeat.Interval), heartbeat.DueAt())
            )
            : written.Why!.ToProblem();

    private static async Task<Results<Ok<PingAnswer>, ProblemHttpResult>> PingAsync(HttpContext http, HeartbeatBook book)
    {
        string asked = http.Request.Query["interval"].ToString();
        TimeSpan? interval = HeartbeatInterval.TryParse(asked, out TimeSpan read) ? read : null;
        FieldErrors errors = new FieldErrors()
            .When(!HeartbeatName.TryRead(PathPart.After(http, "/heartbeat/", 1), out string name), "name", HeartbeatName.Expected)
            .When(asked.Length > 0 && interval is null, "interval", $"Write {HeartbeatInterval.Expected}.");
        if (errors.Any)
        {
            return errors.Refuse("heartbeat.invalid", "No heartbeat was taken.").ToProblem();
        }

        return Answer(await book.PingAsync(name, interval, IntakeKey.NameOf(http.User)));
    }
}

/// <param name="Interval">How long it may stay silent, such as <c>10 minutes</c>.</param>
/// <param name="DueAt">When the next ping has to have come; null for one that is disabled.</param>
internal sealed record PingAnswer(string Name, HeartbeatStatus Status, string Interval, DateTimeOffset? DueAt);
