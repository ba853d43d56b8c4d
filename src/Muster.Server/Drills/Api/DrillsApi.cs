// The drills of the REST API: list, start, act, how it stands, pause, speed, end, debrief.
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Drills.Api.DrillDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Drills.Api;

public static class DrillsApi
{
    public static IEndpointRouteBuilder MapDrillsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder drills = routes.MapGroup("/api/v1/drills").WithTags("Drills").WithBodies().DisableAntiforgery();
        RouteGroupBuilder reading = drills.MapGroup("").RequireAuthorization(Policies.Read);
        reading
            .MapGet("", (DrillAnswers answers, CancellationToken cancel) => answers.ListAsync(cancel))
            .WithName("ListDrills")
            .WithSummary("Lists the latest drills, those that are played now first");
        reading
            .MapGet("/{id}", GetAsync)
            .WithName("GetDrill")
            .WithSummary("How a drill stands: its clock, and what was measured and became known since a second")
            .Refuses(Status404NotFound, "drill.not_found")
            .Refuses(Status409Conflict, "drill.scenario_changed");
        reading
            .MapGet("/{id}/debrief", DebriefAsync)
            .WithName("GetDrillDebrief")
            .WithSummary("How a drill that is over went, with what was hidden while it was played")
            .WithVersionedReading()
            .Refuses(Status404NotFound, "drill.not_found")
            .Refuses(Status409Conflict, "drill.not_over", "drill.scenario_changed");

        RouteGroupBuilder writing = drills.MapGroup("").WithIdempotencyKey().RequireAuthorization(Policies.Respond);
        writing
            .MapPost("", (Body<StartDrillBody> body, HttpContext http, DrillAnswers answers) => answers.StartAsync(body.Value, http))
            .WithName("StartDrill")
            .WithSummary("Starts a drill; its clock goes at once")
            .Refuses(Status409Conflict, "drill.started_before")
            .Refuses(Status422UnprocessableEntity, "drill.invalid");
        reading.MapWhys(writing);
        MapTurns(writing.MapGroup("/{id}").Refuses(Status404NotFound, "drill.not_found"));
        return routes;
    }

    private static void MapTurns(RouteGroupBuilder drill)
    {
        drill
            .MapPost("/acts", ActAsync)
            .WithName("ActInDrill")
            .WithSummary("Does something in a drill, in the second that its clock shows")
            .WithDescription(
                "A person who declares makes the incident of the drill. From then on what an incident knows is done there, by its rules and with its refusals: severity, "
                    + "roles of persons, statements, mitigation, resolution."
            )
            .Refuses(
                Status409Conflict,
                "drill.over",
                "drill.paused",
                "drill.too_many_acts",
                "drill.scenario_changed",
                "drill.other_incident"
            )
            .Refuses(Status409Conflict, "incident.command_held", "incident.command_needed", "incident.commander_hands_off")
            .Refuses(Status409Conflict, "incident.not_acknowledged", "incident.not_mitigated", "incident.resolved", "incident.closed")
            .Refuses(Status422UnprocessableEntity, "drill.invalid", "incident.invalid");
        drill
            .MapPut("/pause", (string id, HttpContext http, DrillAnswers answers) => answers.TurnAsync(id, http, Pause))
            .WithName("PauseDrill")
            .WithSummary("Makes the clock of a drill stand still")
            .Refuses(Status409Conflict, "drill.over");
        drill
            .MapDelete("/pause", (string id, HttpContext http, DrillAnswers answers) => answers.TurnAsync(id, http, Resume))
            .WithName("ResumeDrill")
            .WithSummary("Lets the clock of a drill go on")
            .Refuses(Status409Conflict, "drill.over");
        drill
            .MapPut("/speed", SpeedAsync)
            .WithName("ChangeDrillSpeed")
            .WithSummary("Sets how many simulated seconds pass in one, 1 to 20")
            .Refuses(Status409Conflict, "drill.over")
            .Refuses(Status422UnprocessableEntity, "drill.invalid");
        drill
            .MapPut("/end", (string id, HttpContext http, DrillAnswers answers) => answers.TurnAsync(id, http, Stop))
            .WithName("EndDrill")
            .WithSummary("Ends a drill where it is");
    }

    private static async Task<Answer> GetAsync(string id, DrillAnswers answers, HttpContext http, int since = 0) =>
        await answers.ReadAsync(id, since, http);

    private static Task<Results<Ok<DebriefDetail>, StatusCodeHttpResult, ProblemHttpResult>> DebriefAsync(
        string id,
        HttpContext http,
        DrillAnswers answers,
        CancellationToken cancel
    ) => answers.DebriefAsync(id, http, cancel);

    private static Task<Answer> ActAsync(string id, Body<ActBody> body, HttpContext http, DrillAnswers answers) =>
        answers.ActAsync(id, body.Value, http);

    private static Task<Answer> SpeedAsync(string id, Body<SpeedBody> body, HttpContext http, DrillAnswers answers) =>
        answers.TurnAsync(id, http, (by, now) => new DrillCommand.ChangeSpeed(body.Value.Speed, by, now));

    private static DrillCommand Pause(Actor by, DateTimeOffset now) => new DrillCommand.Pause(by, now);

    private static DrillCommand Resume(Actor by, DateTimeOffset now) => new DrillCommand.Resume(by, now);

    private static DrillCommand Stop(Actor by, DateTimeOffset now) => new DrillCommand.Stop(by, now);
}

/// <param name="Scenario">The id of a scenario, such as <c>thundering-herd</c>.</param>
/// <param name="Difficulty"><c>newcomer</c>, <c>practised</c> or <c>veteran</c>.</param>
/// <param name="Speed">How many simulated seconds pass in one, 1 to 20.</param>
/// <param name="Seed">Which variant; left out, any. The same number is the same drill again.</param>
/// <param name="PagesPeople">Whether alerts page people for real, marked as a drill.</param>
public sealed record StartDrillBody(
    string Scenario,
    string Difficulty = "newcomer",
    int Speed = 1,
    long? Seed = null,
    bool PagesPeople = false
);

/// <param name="Do">The word of what is done, such as <c>shed</c>; <c>muster drill actions SCENARIO</c> lists them.</param>
/// <param name="Target">A component, a colleague, or nothing.</param>
/// <param name="Args">Texts and numbers by the names of the arguments.</param>
public sealed record ActBody(string Do, string? Target = null, ImmutableSortedDictionary<string, JsonElement>? Args = null);

public sealed record SpeedBody(int Speed);
