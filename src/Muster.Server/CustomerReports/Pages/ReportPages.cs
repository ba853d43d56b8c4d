// The page of customers' reports, and what people do there with one.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.CustomerReports.Pages;

internal static class ReportPages
{
    private const string Address = "/customer-reports";

    public static void MapReportPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(Address).ExcludeFromDescription().DisableAntiforgery();
        RouteGroupBuilder reading = pages.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("", PageAsync);
        reading.MapGet("/live", LiveAsync);

        RouteGroupBuilder writing = pages.MapGroup("/{id}").RequireAuthorization(Policies.Respond);
        writing.MapPost(
            "/nonsense",
            (string id, HttpContext http, ReportWriter writer) =>
                PostAsync(id, http, (report, fields, asking) => writer.SetAsideAsync(report, fields["reason"].ToString(), asking))
        );
        writing.MapPost(
            "/taken-back",
            (string id, HttpContext http, ReportWriter writer) =>
                PostAsync(id, http, (report, _, asking) => writer.TakeBackAsync(report, asking))
        );
        writing.MapPost(
            "/incident",
            (string id, HttpContext http, ReportWriter writer) =>
                PostAsync(id, http, (report, fields, asking) => writer.LinkAsync(report, fields["incident"].ToString(), asking))
        );
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        ReportConsole console,
        CancellationToken cancel,
        string status = Views.Open,
        string? component = null,
        string? q = null,
        string? cursor = null
    ) =>
        Asked(status, component, q, cursor) is { } asked
            ? Fragment.Page<ReportsPage>(http, new { Model = await console.ReadAsync(asked, http.User, console.Rev(http.User), cancel) })
            : PostResult.SeeOther(http, Address);

    private static async Task<IResult> LiveAsync(
        HttpContext http,
        ReportConsole console,
        CancellationToken cancel,
        string status = Views.Open,
        string? component = null,
        string? q = null,
        string? cursor = null
    )
    {
        if (Asked(status, component, q, cursor) is not { } asked)
        {
            return TypedResults.NotFound();
        }

        string rev = console.Rev(http.User);
        return await Fragment.LiveAsync<ReportsLive>(
            http,
            rev,
            async () => new { Model = await console.ReadAsync(asked, http.User, rev, cancel) }
        );
    }

    private static ReportListing? Asked(string status, string? component, string? search, string? cursor) =>
        ReportListing.TryParse(status, component, search, cursor, ListQuestion.LimitUsual, out ReportListing? asked, out _) ? asked : null;

    private static async Task<IResult> PostAsync(
        string id,
        HttpContext http,
        Func<CustomerReportId, IFormCollection, Asking, Task<Outcome>> write
    )
    {
        IFormCollection fields = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        if (!CustomerReportId.TryParse(id, out CustomerReportId report))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such report",
                "Nothing was changed.",
                back: Address
            );
        }

        return await write(report, fields, Asking.OfForm(http, fields)) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "Nothing was changed", why.Sentence(), why.Code)
            : PostResult.SeeOther(http, http.Request.Headers.Referer.Count > 0 ? PostResult.Referer(http) : Address);
    }
}
