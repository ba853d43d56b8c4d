// Customers' reports in the REST API: list, read, mark as nonsense, take that back, link to an incident.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.CustomerReports.Api.CustomerReportItem>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.CustomerReports.Api;

internal static class CustomerReportsApi
{
    private const string NotFound = "customer_report.not_found";

    public static void MapCustomerReportsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reports = routes.MapGroup("/api/v1/customer-reports").WithTags("Status page").WithBodies().DisableAntiforgery();
        RouteGroupBuilder reading = reports.MapGroup("").RequireAuthorization(Policies.Read);
        reading
            .MapGet("", ListAsync)
            .WithName("ListCustomerReports")
            .WithSummary("Lists what customers reported on the status page, newest first")
            .Refuses(Status400BadRequest, "request.invalid");
        reading
            .MapGet("/{id}", GetAsync)
            .WithName("GetCustomerReport")
            .WithSummary("One customer's report")
            .Refuses(Status404NotFound, NotFound);

        RouteGroupBuilder writing = reports
            .MapGroup("/{id}")
            .WithIdempotencyKey()
            .Refuses(Status404NotFound, NotFound)
            .RequireAuthorization(Policies.Respond);
        writing
            .MapPut("/nonsense", SetAsideAsync)
            .WithName("SetCustomerReportAside")
            .WithSummary("Marks a report as nonsense: it counts no more, and the list keeps it with who and why")
            .Refuses(Status422UnprocessableEntity, "customer_report.invalid");
        writing
            .MapDelete("/nonsense", TakeBackAsync)
            .WithName("TakeCustomerReportBack")
            .WithSummary("Says that a report was no nonsense after all: it counts again");
        writing
            .MapPut("/incident", LinkAsync)
            .WithName("LinkCustomerReport")
            .WithSummary("Links a report to the incident that it speaks of, instead of any other")
            .Refuses(Status422UnprocessableEntity, "customer_report.invalid");
    }

    private static async Task<Results<Ok<CustomerReportList>, ProblemHttpResult>> ListAsync(
        ReportLists lists,
        CancellationToken cancel,
        string status = Views.Open,
        string? component = null,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!ReportListing.TryParse(status, component, q, cursor, limit, out ReportListing? asked, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<CustomerReportRow> rows, string? next) = await lists.ListAsync(asked!, cancel);
        return TypedResults.Ok(new CustomerReportList([.. rows.Select(CustomerReportItem.Of)], next));
    }

    private static async Task<Answer> GetAsync(string id, ReportLists lists, CancellationToken cancel) =>
        CustomerReportId.TryParse(id, out CustomerReportId report) && await lists.FindAsync(report, cancel) is { } row
            ? TypedResults.Ok(CustomerReportItem.Of(row))
            : Unknown();

    private static Task<Answer> SetAsideAsync(string id, Body<ReasonBody> body, HttpContext http, ReportWriter writer, ReportLists lists) =>
        WriteAsync(id, http, lists, (report, asking) => writer.SetAsideAsync(report, body.Value.Reason, asking));

    private static Task<Answer> TakeBackAsync(string id, HttpContext http, ReportWriter writer, ReportLists lists) =>
        WriteAsync(id, http, lists, writer.TakeBackAsync);

    private static Task<Answer> LinkAsync(string id, Body<LinkReportBody> body, HttpContext http, ReportWriter writer, ReportLists lists) =>
        WriteAsync(id, http, lists, (report, asking) => writer.LinkAsync(report, body.Value.Incident, asking));

    private static async Task<Answer> WriteAsync(
        string id,
        HttpContext http,
        ReportLists lists,
        Func<CustomerReportId, Asking, Task<Outcome>> write
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!CustomerReportId.TryParse(id, out CustomerReportId report))
        {
            return Unknown();
        }

        return await write(report, asking) is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : await GetAsync(id, lists, CancellationToken.None);
    }

    private static ProblemHttpResult Unknown() => Rejection.NotFound(NotFound, "There is no such report. Nothing was changed.").ToProblem();
}
