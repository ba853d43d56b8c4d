// The summary of a quarter of the REST API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Server.Slos.Policy;
using Muster.Server.Slos.Quarterly;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Slos.Api;

public static class QuarterApi
{
    public static IEndpointRouteBuilder MapQuarterApi(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1/slo-quarter", ReadAsync)
            .WithTags("SLOs")
            .WithName("ShowQuarter")
            .WithSummary("Says what a quarter shipped, what it spent of the error budgets, and what reliability work that caused")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status422UnprocessableEntity, "slo_policy.invalid");
        return routes;
    }

    /// <param name="q">Such as 2026Q4; this quarter where it is left out.</param>
    private static async Task<Results<Ok<QuarterItem>, ProblemHttpResult>> ReadAsync(
        QuarterReader reader,
        OrganisationReader organisations,
        TimeProvider clock,
        CancellationToken cancel,
        string? q = null
    )
    {
        if ((q is null ? Quarter.Of(clock.GetUtcNow()) : Quarter.Read(q)) is not { } quarter)
        {
            return PolicyRefusals.Invalid([new("q", $"'{EdgeText.Line(q!, 60)}' is no quarter: write it as 2026Q4.")]).ToProblem();
        }

        return TypedResults.Ok(QuarterItem.Of(await reader.ReadAsync(quarter, cancel), await organisations.CurrentAsync(cancel)));
    }
}
