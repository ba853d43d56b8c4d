// Where customers say that something is broken: the form, the post behind it, and what happens next.
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.CustomerReports.Form;

internal static class ReportFormRoutes
{
    public static void MapReportForm(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(ReportForm.Address).ExcludeFromDescription().DisableAntiforgery().AllowAnonymous();
        pages.MapGet("", ShowAsync);
        pages.MapPost("", PostAsync);
        pages.MapGet("/sent", SentAsync);
        pages.MapGet("/confirm/{token}", AskConfirm);
        pages.MapPost("/confirm/{token}", ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ReportDesk desk, string? component)
    {
        Guard(http);
        return await desk.OpenAsync(http, component ?? "") is { } form ? Page(http, form) : Closed(http);
    }

    private static async Task<IResult> PostAsync(HttpContext http, ReportDesk desk)
    {
        Guard(http);
        if (await FieldsAsync(http) is not { } fields)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status400BadRequest,
                "That form could not be read",
                "Nothing was sent. Go back, shorten what you typed and send it again.",
                "request.malformed",
                ReportForm.Address
            );
        }

        (ReportForm? again, int status, TimeSpan? wait) = await desk.TakeAsync(http, fields);
        if (wait is { } later)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(later.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return again is not null ? Page(http, again, status)
            : status == StatusCodes.Status404NotFound ? Closed(http)
            : Sent(http, fields);
    }

    private static async Task<IResult> SentAsync(HttpContext http, ReportDesk desk, string? component, string? told)
    {
        Guard(http);
        return await desk.OpenAsync(http, component ?? "") is { } form
            ? Fragment.Page<ReportSentPage>(http, new { Form = form, IsTold = told is not null })
            : Closed(http);
    }

    /// <summary>One button: programs that look into mails open links, and press nothing.</summary>
    private static IResult AskConfirm(string token, HttpContext http, ContactLinks contacts, ReportBudgets budgets)
    {
        Guard(http);
        return Refusal(token, http, contacts, budgets) ?? Fragment.Page<ConfirmPage>(http, new { IsDone = false });
    }

    private static async Task<IResult> ConfirmAsync(
        string token,
        HttpContext http,
        ContactLinks contacts,
        ReportBudgets budgets,
        CustomerReportBook book
    )
    {
        Guard(http);
        return Refusal(token, http, contacts, budgets)
            ?? (await book.ConfirmAsync(contacts.Read(token)!) ? Fragment.Page<ConfirmPage>(http, new { IsDone = true }) : Unknown(http));
    }

    private static IResult? Refusal(string token, HttpContext http, ContactLinks contacts, ReportBudgets budgets) =>
        contacts.Read(token) is not null ? null
        : budgets.TakeClient(http) is { } wait ? TooManyTries.Answer(http, wait, "/")
        : Unknown(http);

    private static IResult Unknown(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "This link opens nothing",
            "It may be cut off, or we have told you already and forgotten your address. Nothing was changed.",
            back: "/"
        );

    /// <summary>Relative, as all addresses here: the page may stand on a host of its own.</summary>
    private static StatusCodeHttpResult Sent(HttpContext http, IFormCollection fields)
    {
        string told = fields["contact"].ToString().Trim().Length > 0 ? "&told=1" : "";
        http.Response.Headers.Location = $"report/sent?component={Uri.EscapeDataString(fields["component"].ToString())}{told}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Page(HttpContext http, ReportForm form, int status = StatusCodes.Status200OK) =>
        Fragment.Page<ReportFormPage>(http, new { Form = form }, status);

    private static IResult Closed(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "No reports are taken here",
            "Nothing was sent. Look at the status page, or write to the support of the service.",
            back: "/"
        );

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

    /// <summary>Each form has a stamp of its own: nobody may keep it for another.</summary>
    private static void Guard(HttpContext http)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers["X-Robots-Tag"] = "noindex";
        http.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }
}
