// The page of a quarter, and its Markdown.
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Server.Slos.Quarterly;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Slos.Pages;

public static class QuarterPages
{
    public static IEndpointRouteBuilder MapQuarterPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("/slos").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("/quarter", PageAsync);
        reading.MapGet("/quarter.md", MarkdownAsync);
        return routes;
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        QuarterReader reader,
        OrganisationReader organisations,
        TimeProvider clock,
        string? q = null
    )
    {
        Quarter current = Quarter.Of(clock.GetUtcNow());
        if ((q is null ? current : Quarter.Read(q)) is not { } quarter)
        {
            return TypedResults.NotFound();
        }

        QuarterView view = new(
            await reader.ReadAsync(quarter, http.RequestAborted),
            await organisations.CurrentAsync(http.RequestAborted),
            quarter.End >= current.End
        );
        return Fragment.Page<QuarterPage>(http, new { Model = view });
    }

    private static async Task<IResult> MarkdownAsync(
        HttpContext http,
        QuarterReader reader,
        OrganisationReader organisations,
        TimeProvider clock,
        string? q = null
    ) =>
        (q is null ? Quarter.Of(clock.GetUtcNow()) : Quarter.Read(q)) is { } quarter
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(
                    QuarterMarkdown.Write(
                        await reader.ReadAsync(quarter, http.RequestAborted),
                        await organisations.CurrentAsync(http.RequestAborted)
                    )
                ),
                "text/markdown; charset=utf-8",
                $"error-budgets-{quarter}.md"
            )
            : TypedResults.NotFound();
}
