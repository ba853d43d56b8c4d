// The full-text search over the API.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Search.Api;

public static class SearchApi
{
    public static IEndpointRouteBuilder MapSearchApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes
            .MapGroup("/api/v1")
            .WithTags("Incidents")
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Read);
        reading
            .MapGet("/search", SearchAsync)
            .WithName("Search")
            .WithSummary("Finds incidents by what they and their reviews say, the best first")
            .Refuses(Status400BadRequest, "request.invalid");
        reading
            .MapGet("/incidents/{id}/related", RelatedAsync)
            .WithName("GetRelatedIncidents")
            .WithSummary("Finds incidents that have much in common with one, by what they and their reviews say")
            .Refuses(Status404NotFound, "incident.not_found");
        return routes;
    }

    private static async Task<Results<Ok<SearchResults>, ProblemHttpResult>> SearchAsync(
        SearchReader reader,
        CancellationToken cancel,
        string? q = null,
        int limit = SearchReader.HitsMax
    )
    {
        FieldErrors errors = new FieldErrors()
            .When(string.IsNullOrWhiteSpace(q), "q", "Say what to look for: all of the words must occur.")
            .When(limit is < 1 or > SearchReader.HitsMax, "limit", $"Use 1 to {SearchReader.HitsMax}.");
        return errors.Any
            ? errors.Refuse("request.invalid", "Nothing was searched, because the question is not right.").ToBadQuestion()
            : TypedResults.Ok(SearchResults.Of(await reader.SearchAsync(q!, limit, cancel)));
    }

    private static async Task<Results<Ok<SearchResults>, ProblemHttpResult>> RelatedAsync(
        string id,
        SearchReader reader,
        CancellationToken cancel
    ) =>
        IncidentId.TryParse(id, out IncidentId incident) && await reader.RelatedAsync(incident, cancel) is { } hits
            ? TypedResults.Ok(SearchResults.Of(hits))
            : Rejection
                .NotFound(
                    "incident.not_found",
                    $"There is no incident '{EdgeText.Line(id, EdgeLimits.NameBytes)}'. Look at the list of incidents for its number."
                )
                .ToProblem();
}

/// <summary>At most fifty: whoever wants to find another says more words.</summary>
public sealed record SearchResults(ImmutableArray<SearchItem> Items)
{
    public static SearchResults Of(ImmutableArray<SearchHit> hits) => new([.. hits.Select(SearchItem.Of)]);
}

/// <param name="Service">Null where the incident names none.</param>
/// <param name="BeganAt">Since when users were affected, or else when it was detected.</param>
/// <param name="Words">Which of the asked words it has.</param>
/// <param name="Excerpt">Where they stand; empty for an incident that says nothing but its title.</param>
/// <param name="Path">Where in the console it is read.</param>
public sealed record SearchItem(
    IncidentId Incident,
    string Title,
    Severity Severity,
    ServiceId? Service,
    DateTimeOffset BeganAt,
    ImmutableArray<string> Words,
    string Excerpt,
    string Path
)
{
    public static SearchItem Of(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new(
            hit.Text.Incident,
            hit.Text.Title,
            hit.Text.Severity,
            hit.Text.Service,
            hit.Text.BeganAt,
            hit.Words,
            hit.Excerpt.ToString(),
            hit.Path
        );
    }
}
