// A review as a file: for a reader in the console, and over the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Reviews.Exports;

public static class ExportRoutes
{
    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/reviews").RequireAuthorization(Policies.Read).ExcludeFromDescription().MapGet("/{id}/export", ExportAsync);
        routes
            .MapGroup("/api/v1")
            .WithTags("Reviews")
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Read)
            .MapGet("/incidents/{id}/review/export", ExportAsync)
            .WithName("ExportReview")
            .WithSummary("The review as one file: Markdown, or HTML that needs nothing else and is ready for print")
            .Produces<string>(Status200OK, "text/markdown", "text/html")
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "incident.not_found", "review.not_found");
        return routes;
    }

    private static async Task<IResult> ExportAsync(
        string id,
        HttpContext http,
        ReviewReader reader,
        PublicAddress address,
        TimeProvider clock,
        string format = "markdown"
    )
    {
        if (ExportFormat.Find(format) is not { } wanted)
        {
            string names = string.Join(" or ", ExportFormat.All.Select(one => one.Name));
            return new FieldErrors()
                .When(true, "format", $"Use {names}.")
                .Refuse("request.invalid", "Nothing was exported, because the question is not right.")
                .ToBadQuestion();
        }

        if (!IncidentId.TryParse(id, out IncidentId incident) || await reader.ReadAsync(incident, http.RequestAborted) is not { } record)
        {
            return Refusals.NoSuchIncident(id).ToProblem();
        }

        if (!record.Review.Exists)
        {
            return Refusals.NotDrafted.ToProblem();
        }

        // As a file, never as a page of this site: what stands in it was written by people.
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{incident}-review.{wanted.Extension}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Text(wanted.Write(record, new(address.Of, clock.GetUtcNow())), wanted.ContentType);
    }
}
