// The form for people: what somebody saw or a customer told is a signal too.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Alerts.Pages;

internal static class ReportPages
{
    private const string Address = "/alerts/report";

    public static void MapReportPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup(Address)
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Respond);
        pages.MapGet("", ShowAsync);
        pages.MapPost("", PostAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        OrganisationReader organisations,
        CancellationToken cancel,
        string? service = null
    ) => Page(http, ReportForm.Empty with { Service = service ?? "" }, await organisations.CurrentAsync(cancel), StatusCodes.Status200OK);

    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, OrganisationReader organisations, TimeProvider clock)
    {
        if (await FormFields.ReadAsync(http) is not { } fields)
        {
            return FormFields.Unreadable(http);
        }

        Caller caller = Caller.Require(http.User);
        if (caller.Person is not { } person)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status409Conflict,
                "Nothing was reported",
                "This key stands for nobody, and a report needs a reporter. Use a key that stands for a person.",
                "report.nobody"
            );
        }

        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        ReportForm posted = ReportForm.Posted(fields);
        if (posted.Read(person, organisation, clock.GetUtcNow(), out ReportForm refused) is not { } report)
        {
            return Page(http, refused, organisation, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            await intake.ReportAsync(report, CancellationToken.None, Asking.OfForm(http, fields).Operation);
        }
        catch (StoreUnavailableException)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status503ServiceUnavailable,
                "Nothing was reported",
                "Nothing can be stored at the moment. Try again; if it is urgent, call the people on call.",
                "store.unavailable"
            );
        }

        return PostResult.SeeOther(http, "/alerts", "Reported. It is routed and paged as any other alert.");
    }

    private static IResult Page(HttpContext http, ReportForm form, Organisation organisation, int status)
    {
        ReportModel model = new(form, organisation);
        return Fragment.Asked(http.Request)
            ? Fragment.Page<ReportLive>(http, new { Model = model }, status)
            : Fragment.Page<ReportPage>(http, new { Model = model }, status);
    }
}
