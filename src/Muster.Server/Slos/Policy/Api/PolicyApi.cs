// The error budget policy and the gate of the REST API: write, sign, ask, override.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Slos.Policy.Api;

public static class PolicyApi
{
    public static IEndpointRouteBuilder MapPolicyApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder policy = routes.MapGroup("/api/v1/slo-policy").WithTags("SLOs").WithBodies().DisableAntiforgery();
        policy
            .MapGet("", (PolicyAnswers answers, CancellationToken cancel) => answers.ShowAsync(cancel))
            .WithName("ShowErrorBudgetPolicy")
            .WithSummary("Shows the error budget policy: the signed version that holds, the latest, and the overrides")
            .RequireAuthorization(Policies.Read);
        policy
            .MapPut("", (Body<PolicyBody> body, HttpContext http, PolicyAnswers answers) => answers.WriteAsync(body.Value, http))
            .WithName("WriteErrorBudgetPolicy")
            .WithSummary("Writes a version of the error budget policy; it holds once product and engineering have signed it")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Administer)
            .Refuses(Status422UnprocessableEntity, "slo_policy.invalid");
        policy
            .MapPost("/sign", (Body<SignPolicyBody> body, HttpContext http, PolicyAnswers answers) => answers.SignAsync(body.Value, http))
            .WithName("SignErrorBudgetPolicy")
            .WithSummary("Signs the latest version of the error budget policy for product or for engineering")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Respond)
            .Refuses(Status403Forbidden, "slo_policy.nobody", "slo_policy.no_signer", "slo_policy.same_person")
            .Refuses(Status404NotFound, "slo_policy.not_found")
            .Refuses(Status409Conflict, "slo_policy.changed", "slo_policy.side_signed");
        routes.MapGate();
        return routes;
    }

    private static void MapGate(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder slo = routes.MapGroup("/api/v1/slos/{name}").WithTags("SLOs").WithBodies().DisableAntiforgery();
        slo.MapGet("/gate", GateAsync)
            .WithName("AskGate")
            .WithSummary("Says whether a change may go: ship, warn or stop, why, and until when. 200 whatever it says")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status404NotFound, "slo.not_found")
            .Refuses(Status422UnprocessableEntity, "slo_policy.invalid");
        slo.MapPost("/overrides", AskOverrideAsync)
            .WithName("OverrideGate")
            .WithSummary(
                "Overrides the gate, by name and with a reason, as far as the signed policy allows; where it wants a second person, asks for one"
            )
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Respond)
            .Refuses(Status403Forbidden, "slo_policy.nobody", "slo_policy.may_not_override")
            .Refuses(Status404NotFound, "slo.not_found")
            .Refuses(Status409Conflict, "slo_policy.not_signed", "slo_policy.not_covered")
            .Refuses(Status422UnprocessableEntity, "slo_policy.invalid", "slo_policy.invalid_override");
        slo.MapPost("/overrides/{id}", DecideOverrideAsync)
            .WithName("DecideOverride")
            .WithSummary("Agrees, as the second person, to an override that somebody else asked for, or ends one before its time")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Respond)
            .Refuses(Status403Forbidden, "slo_policy.nobody", "slo_policy.may_not_override", "slo_policy.own_override")
            .Refuses(Status404NotFound, "slo_policy.override_not_found")
            .Refuses(Status409Conflict, "slo_policy.override_over", "slo_policy.override_of_other_version");
    }

    /// <param name="kind">What sort of change asks, such as reliability or security; feature where it does not say.</param>
    /// <param name="change">As the pipeline calls the change: a commit, a build, a link.</param>
    private static Task<Results<Ok<GateItem>, ProblemHttpResult>> GateAsync(
        string name,
        HttpContext http,
        PolicyAnswers answers,
        string? kind = null,
        string? change = null
    ) => answers.GateAsync(name, kind, change, http);

    private static Task<Results<Ok<OverrideItem>, ProblemHttpResult>> AskOverrideAsync(
        string name,
        Body<OverrideGateBody> body,
        HttpContext http,
        PolicyAnswers answers
    ) => answers.AskOverrideAsync(name, body.Value, http);

    private static Task<Results<Ok<OverrideItem>, ProblemHttpResult>> DecideOverrideAsync(
        string name,
        string id,
        Body<DecideOverrideBody> body,
        HttpContext http,
        PolicyAnswers answers
    ) => answers.DecideOverrideAsync(name, id, body.Value, http);
}
