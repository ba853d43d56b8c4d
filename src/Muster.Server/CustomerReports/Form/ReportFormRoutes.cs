// Where customers say that something is broken: the form, the post behind it, and what happens next.
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Web.Public;

namespace Muster.Server.CustomerReports.Form;

/// <summary>In the look of the status page and the reader's language, on the console's host and on a host of the page's own.</summary>
internal static class ReportFormRoutes
{
    public static void MapReportForm(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup($"{PublicPlace.Path}/{ReportForm.Name}")
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .AllowAnonymous();
        pages.MapGet("", ShowAsync);
        pages.MapPost("", PostAsync);
        pages.MapGet("/sent", SentAsync);
        pages.MapGet("/confirm/{token}", AskConfirmAsync);
        pages.MapPost("/confirm/{token}", ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ReportDesk desk, PublicLooks looks, string? component)
    {
        PublicLook? look = await looks.OfAsync(http);
        return look is not null && await desk.OpenAsync(http, component ?? "") is { } form ? Page(http, look, form) : Closed(http, look);
    }

    private static async Task<IResult> PostAsync(HttpContext http, ReportDesk desk, PublicLooks looks)
    {
        PublicLook? look = await looks.OfAsync(http);
        if (look is null)
        {
            return Closed(http, look);
        }

        if (await FieldsAsync(http) is not { } fields)
        {
            return PublicLooks.Refused(http, look, StatusCodes.Status400BadRequest, "unreadable");
        }

        (ReportForm? again, int status, TimeSpan? wait) = await desk.TakeAsync(http, fields, look.Words.Code);
        if (wait is { } later)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(later.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return again is not null ? Page(http, look, again, status)
            : status == StatusCodes.Status404NotFound ? Closed(http, look)
            : PublicLooks.SeeOther(http, SentAddress(look, fields));
    }

    private static async Task<IResult> SentAsync(HttpContext http, ReportDesk desk, PublicLooks looks, string? component, string? told)
    {
        PublicLook? look = await looks.OfAsync(http);
        return look is not null && await desk.OpenAsync(http, component ?? "") is { } form
            ? PublicLooks.Page<ReportSentPage>(
                http,
                new
                {
                    Look = look,
                    Form = form,
                    IsTold = told is not null,
                }
            )
            : Closed(http, look);
    }

    /// <summary>One button: programs that look into mails open links, and press nothing.</summary>
    private static async Task<IResult> AskConfirmAsync(
        string token,
        HttpContext http,
        ContactLinks contacts,
        ReportBudgets budgets,
        CustomerReportBook book,
        PublicLooks looks
    )
    {
        string? contact = contacts.Read(token);
        PublicLook? look = await LookAsync(http, contact, book, looks);
        return Refusal(http, look, contact, budgets) ?? Confirm(http, look!, isDone: false);
    }

    private static async Task<IResult> ConfirmAsync(
        string token,
        HttpContext http,
        ContactLinks contacts,
        ReportBudgets budgets,
        CustomerReportBook book,
        PublicLooks looks
    )
    {
        string? contact = contacts.Read(token);
        PublicLook? look = await LookAsync(http, contact, book, looks);
        return Refusal(http, look, contact, budgets)
            ?? (await book.ConfirmAsync(contact!) ? Confirm(http, look!, isDone: true) : Unknown(http, look));
    }

    /// <summary>In the language in which they reported.</summary>
    private static async Task<PublicLook?> LookAsync(HttpContext http, string? contact, CustomerReportBook book, PublicLooks looks) =>
        contact is not null && await book.LanguageOfAsync(contact, http.RequestAborted) is { } language
            ? await looks.ByLinkAsync(http, language)
            : await looks.OfAsync(http);

    private static IResult? Refusal(HttpContext http, PublicLook? look, string? contact, ReportBudgets budgets) =>
        look is not null && contact is not null ? null
        : budgets.TakeClient(http) is { } wait ? PublicLooks.Busy(http, look, wait)
        : Unknown(http, look);

    private static IResult Unknown(HttpContext http, PublicLook? look) =>
        PublicLooks.Refused(http, look, StatusCodes.Status404NotFound, "link.unknown");

    private static string SentAddress(PublicLook look, IFormCollection fields)
    {
        string told = fields["contact"].ToString().Trim().Length > 0 ? "&told=1" : "";
        return $"{look.Form(ReportForm.Name + "/sent")}&component={Uri.EscapeDataString(fields["component"].ToString())}{told}";
    }

    private static IResult Page(HttpContext http, PublicLook look, ReportForm form, int status = StatusCodes.Status200OK) =>
        PublicLooks.Page<ReportFormPage>(http, new { Look = look, Form = form }, status);

    private static IResult Confirm(HttpContext http, PublicLook look, bool isDone) =>
        PublicLooks.Page<ConfirmPage>(http, new { Look = look, IsDone = isDone });

    private static IResult Closed(HttpContext http, PublicLook? look) =>
        PublicLooks.Refused(http, look, StatusCodes.Status404NotFound, "closed.report");

    private static async Task<IFormCollection?> FieldsAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
