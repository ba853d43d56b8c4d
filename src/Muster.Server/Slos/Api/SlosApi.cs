// The SLOs of the REST API: list, show, apply files, retire.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Slos.Api;

public static class SlosApi
{
    public static IEndpointRouteBuilder MapSlosApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder slos = routes.MapGroup("/api/v1/slos").WithTags("SLOs").WithBodies().DisableAntiforgery();
        slos.MapGet("", (SloAnswers answers, CancellationToken cancel) => answers.ListAsync(cancel))
            .WithName("ListSlos")
            .WithSummary("Lists the SLOs with what is left of their budgets, how fast they burn and how fresh that is")
            .RequireAuthorization(Policies.Read);
        slos.MapGet("/{name}", (string name, SloAnswers answers, CancellationToken cancel) => answers.ShowAsync(name, cancel))
            .WithName("ShowSlo")
            .WithSummary("Shows an SLO, in use or retired")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status404NotFound, "slo.not_found");
        slos.MapPut("", ApplyAsync)
            .WithName("ApplySlos")
            .WithSummary("Makes the SLOs say what the files say, all or none. What no file has is kept, unless prune is true")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Administer)
            .Refuses(Status409Conflict, "slo.other_count")
            .Refuses(Status422UnprocessableEntity, "slo.invalid", "slo.name_taken", "slo.too_many");
        slos.MapPut("/{name}/retirement", RetireAsync)
            .WithName("RetireSlo")
            .WithSummary("Retires an SLO; the bin brings it back")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Administer)
            .Refuses(Status404NotFound, "slo.not_found")
            .Refuses(Status422UnprocessableEntity, "slo.invalid");
        slos.MapPost("/{name}/counters", PushAsync)
            .WithName("PushSloCounters")
            .WithSummary("Counts what a service says about its events: counters of its instances, or whole minutes")
            .WithDescription(
                "For an SLO whose metricSource has the type Muster. A counter that falls was started anew. What is sent twice counts once, so whoever hears no answer sends it again."
            )
            .RequireAuthorization(Policies.Send)
            .Refuses(Status404NotFound, "slo.not_found")
            .Refuses(Status409Conflict, "slo.not_pushed", "slo.too_many_instances", "conflict")
            .Refuses(Status422UnprocessableEntity, "slo.counters_invalid");
        return routes;
    }

    private static async Task<Results<Ok<CountedAnswer>, ProblemHttpResult>> PushAsync(string name, Body<CountersBody> body, SloPush push)
    {
        (CountedAnswer? counted, Rejection? why) = await push.PushAsync(name, body.Value);
        return counted is null ? why!.ToProblem() : TypedResults.Ok(counted);
    }

    private static Task<Results<Ok<AppliedSlos>, ProblemHttpResult>> ApplyAsync(
        Body<ApplySlosBody> body,
        HttpContext http,
        SloAnswers answers
    ) => answers.ApplyAsync(body.Value, http);

    private static Task<Results<Ok<SloDetail>, ProblemHttpResult>> RetireAsync(
        string name,
        Body<RetireSloBody> body,
        HttpContext http,
        SloAnswers answers
    ) => answers.RetireAsync(name, body.Value, http);
}
