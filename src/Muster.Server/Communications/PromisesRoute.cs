// How often the next update came when it was promised, by severity.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Communications;

public static class PromisesRoute
{
    /// <summary>90 days: a quarter has enough incidents for a rate.</summary>
    private const int DaysUsual = 90;

    private const int DaysMax = 3660;

    public static IEndpointRouteBuilder MapPromises(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1/statements")
            .WithTags("Statements")
            .RequireAuthorization(Policies.Read)
            .MapGet("/promises", ReadAsync)
            .WithName("GetPromises")
            .WithSummary("How often the next update came when it was promised, by severity; drills do not count")
            .Refuses(Status400BadRequest, "request.invalid");
        return routes;
    }

    private static async Task<Results<Ok<PromisesList>, ProblemHttpResult>> ReadAsync(
        IViewStore views,
        OrganisationReader organisations,
        TimeProvider clock,
        CancellationToken cancel,
        int days = DaysUsual
    )
    {
        FieldErrors errors = new FieldErrors().When(days is < 1 or > DaysMax, "days", $"Use 1 to {DaysMax}.");
        if (errors.Any)
        {
            return errors.Refuse("request.invalid", "Nothing was counted, because the question is not right.").ToBadQuestion();
        }

        DateTimeOffset since = clock.GetUtcNow().AddDays(-days);
        IncidentRow[] declared =
        [
            .. (await views.AllAsync(Views.Incident, [], cancel))
                .Where(row => row.SortAt >= since)
                .Select(row => row.Row<IncidentRow>())
                .Where(row => row.Type != IncidentType.Drill),
        ];
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return TypedResults.Ok(
            new PromisesList(
                since,
                [.. Enum.GetValues<Severity>().Select(severity => PromisesOfSeverity.Of(organisation.ResponsePolicy(severity), declared))]
            )
        );
    }
}

/// <param name="Since">Incidents count that were declared since.</param>
/// <param name="Items">One for each severity, the worst first.</param>
public sealed record PromisesList(DateTimeOffset Since, ImmutableArray<PromisesOfSeverity> Items);

/// <param name="Severity">As the incidents have it now.</param>
/// <param name="Incidents">How many were declared.</param>
/// <param name="Made">Promises of an update that were kept or missed; the first statement counts where the response policy has a time for it.</param>
/// <param name="OnTimeRate">From 0 to 1; null when none is settled.</param>
public sealed record PromisesOfSeverity(Severity Severity, int Incidents, int Made, int Kept, double? OnTimeRate)
{
    internal static PromisesOfSeverity Of(ResponsePolicy policy, IReadOnlyCollection<IncidentRow> all)
    {
        IncidentRow[] mine = [.. all.Where(row => row.Severity == policy.Severity)];
        PromisesKept sum = mine.Aggregate(
            default(PromisesKept),
            (so, row) => so + PromisesKept.Of(row.Promises, row.FirstStatements, policy)
        );
        return new(policy.Severity, mine.Length, sum.Made, sum.Kept, sum.OnTimeRate);
    }
}
