// Heartbeats as Opsgenie's API has them.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>A sender's key pings and describes them. To stop one from being watched is a responder's to do, for it silences.</summary>
internal static class HeartbeatRoutes
{
    private const string One = "/heartbeats/{name}";
    private const string Pong = "PONG - Heartbeat received";

    public static void MapHeartbeats(this IEndpointRouteBuilder routes)
    {
        foreach (string method in new[] { HttpMethods.Get, HttpMethods.Post })
        {
            bool isGet = method == HttpMethods.Get;
            RouteHandlerBuilder route = routes
                .MapMethods(One + "/ping", [method], PingAsync)
                .RequireAuthorization(Policies.Send)
                .WithName(isGet ? "PingOpsgenieHeartbeatByGet" : "PingOpsgenieHeartbeat")
                .WithSummary("Says that a job lives; the first ping makes the heartbeat")
                .WithNameInPath()
                .Produces<TakenAnswer>(Status202Accepted)
                .RefusesInMessages(Status422UnprocessableEntity);
            if (!isGet)
            {
                route.WithNoBody();
            }
        }

        MapReading(routes);
        MapWriting(routes);
    }

    private static void MapReading(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/heartbeats", ListAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("ListOpsgenieHeartbeats")
            .WithSummary("Lists the heartbeats by name")
            .Finds<FoundHeartbeats>();
        routes
            .MapGet(One, GetAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("GetOpsgenieHeartbeat")
            .WithSummary("One heartbeat")
            .WithNameInPath()
            .Finds<FoundHeartbeat>(Status404NotFound, Status422UnprocessableEntity);
    }

    private static void MapWriting(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/heartbeats", CreateAsync)
            .RequireAuthorization(Policies.Send)
            .WithName("CreateOpsgenieHeartbeat")
            .WithSummary("Makes a heartbeat, or changes the one that there is; it is watched from its first ping on")
            .WithIntakeBody<PostedHeartbeat>()
            .Produces<FoundAnswer<FoundHeartbeat>>(Status201Created)
            .RefusesInMessages(Status400BadRequest, Status403Forbidden, Status408RequestTimeout)
            .RefusesInMessages(Status413PayloadTooLarge, Status415UnsupportedMediaType, Status422UnprocessableEntity);
        routes
            .MapPatch(One, UpdateAsync)
            .RequireAuthorization(Policies.Send)
            .WithName("UpdateOpsgenieHeartbeat")
            .WithSummary("Changes a heartbeat; what is left out stays as it is")
            .WithNameInPath()
            .WithIntakeBody<PostedHeartbeat>()
            .Finds<FoundHeartbeat>(Status400BadRequest, Status403Forbidden, Status404NotFound, Status408RequestTimeout)
            .RefusesInMessages(Status413PayloadTooLarge, Status415UnsupportedMediaType, Status422UnprocessableEntity);
        (string Path, string Method, string Name, string Says, Func<Heartbeat, Caller, DateTimeOffset, Heartbeat> Change)[] others =
        [
            ("/enable", HttpMethods.Post, "Enable", "Watches a heartbeat again, from now on", (one, _, now) => one.Enabled(now)),
            ("/disable", HttpMethods.Post, "Disable", "Does not watch a heartbeat until it is enabled", (one, _, _) => one.Disabled()),
            (
                "",
                HttpMethods.Delete,
                "Delete",
                "Takes a heartbeat out of use; the record keeps it, and a ping puts it back",
                (one, by, now) => one.Removed(new(by.Actor.ToString(), now, "Deleted over Opsgenie's API."))
            ),
        ];
        foreach (
            (string path, string method, string name, string says, Func<Heartbeat, Caller, DateTimeOffset, Heartbeat> change) in others
        )
        {
            RouteHandlerBuilder route = routes
                .MapMethods(One + path, [method], (HttpContext http, HeartbeatBook book) => ChangeAsync(http, book, change))
                .RequireAuthorization(Policies.Respond)
                .WithName(name + "OpsgenieHeartbeat")
                .WithSummary(says)
                .WithNameInPath()
                .Finds<FoundHeartbeat>(Status404NotFound, Status422UnprocessableEntity);
            if (method == HttpMethods.Post)
            {
                route.WithNoBody();
            }
        }
    }

    private static async Task<IResult> PingAsync(HttpContext http, HeartbeatBook book)
    {
        if (!TryName(http, out string name))
        {
            return BadName(http);
        }

        (_, Rejection? why) = await book.PingAsync(name, interval: null, IntakeKey.NameOf(http.User));
        return why is null ? OpsgenieAnswers.Taken(http, OpsgenieAnswers.NewId(http), Pong) : Refused(http, why);
    }

    private static async Task<IResult> ListAsync(HttpContext http, HeartbeatBook book) =>
        OpsgenieAnswers.Found(http, new FoundHeartbeats([.. (await book.ListAsync(http.RequestAborted)).Select(FoundHeartbeat.Of)]));

    private static async Task<IResult> GetAsync(HttpContext http, HeartbeatBook book) =>
        !TryName(http, out string name) ? BadName(http)
        : await book.FindAsync(name, http.RequestAborted) is { Removal: null } heartbeat
            ? OpsgenieAnswers.Found(http, FoundHeartbeat.Of(heartbeat))
        : Unknown(http);

    private static async Task<IResult> CreateAsync(HttpContext http, HeartbeatBook book, TimeProvider clock)
    {
        (OpsgenieFields? fields, IResult? refusal) = await OpsgenieBody.ReadAsync(http, mayBeEmpty: false, clock);
        if (fields is null)
        {
            return refusal!;
        }

        string sent = fields.Required("name", HeartbeatDefaults.NameCharactersMax);
        if (!HeartbeatName.TryRead(sent, out string name))
        {
            fields.Wrong("name", HeartbeatName.Expected);
        }

        HeartbeatFields read = new(fields);
        return Refusal(http, fields, read)
            ?? Written(
                http,
                await book.WriteAsync(
                    name,
                    (present, now) => read.Apply((present ?? Heartbeat.New(name, now)) with { Removal = null }, now),
                    IntakeKey.NameOf(http.User)
                ),
                Status201Created
            );
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, HeartbeatBook book, TimeProvider clock)
    {
        if (!TryName(http, out string name))
        {
            return BadName(http);
        }

        (OpsgenieFields? fields, IResult? refusal) = await OpsgenieBody.ReadAsync(http, mayBeEmpty: true, clock);
        if (fields is null)
        {
            return refusal!;
        }

        HeartbeatFields read = new(fields);
        return Refusal(http, fields, read)
            ?? Written(
                http,
                await book.WriteAsync(
                    name,
                    (present, now) => present is { Removal: null } ? read.Apply(present, now) : null,
                    IntakeKey.NameOf(http.User)
                )
            );
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        HeartbeatBook book,
        Func<Heartbeat, Caller, DateTimeOffset, Heartbeat> change
    )
    {
        Caller caller = Caller.Require(http.User);
        return TryName(http, out string name)
            ? Written(
                http,
                await book.WriteAsync(
                    name,
                    (present, now) => present is { Removal: null } ? change(present, caller, now) : null,
                    caller.Key ?? caller.Name
                )
            )
            : BadName(http);
    }

    /// <summary>Null when there is nothing to refuse.</summary>
    private static IResult? Refusal(HttpContext http, OpsgenieFields fields, HeartbeatFields read) =>
        fields.Errors.Count > 0 ? OpsgenieAnswers.Wrong(http, fields.Errors)
        : read.Enabled == false && !Caller.Require(http.User).MayRespond
            ? OpsgenieAnswers.Refused(
                http,
                Status403Forbidden,
                "To stop a heartbeat from being watched takes a key of scope api that stands for a responder. Nothing was changed."
            )
        : null;

    private static IResult Written(HttpContext http, (Heartbeat? Heartbeat, Rejection? Why) written, int status = Status200OK) =>
        written.Why is { } why ? Refused(http, why)
        : written.Heartbeat is { } heartbeat ? OpsgenieAnswers.Found(http, FoundHeartbeat.Of(heartbeat), status)
        : Unknown(http);

    private static IResult Refused(HttpContext http, Rejection why) =>
        OpsgenieAnswers.Refused(http, Status422UnprocessableEntity, why.Message);

    private static IResult Unknown(HttpContext http) =>
        OpsgenieAnswers.Refused(http, Status404NotFound, "There is no heartbeat with this name. Nothing was changed; ping it to make it.");

    private static IResult BadName(HttpContext http) =>
        OpsgenieAnswers.Wrong(http, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = HeartbeatName.Expected });

    private static bool TryName(HttpContext http, out string name) =>
        HeartbeatName.TryRead(PathPart.After(http, "/v2/heartbeats/"), out name);

    private static RouteHandlerBuilder WithNameInPath(this RouteHandlerBuilder route) =>
        route.WithParameter("name", ParameterLocation.Path, HeartbeatName.Expected);
}
