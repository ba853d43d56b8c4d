// The page on which an admin imports a calendar from an address or a file, after a look at what it would bring.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.OnCall.Import;

internal static class ImportPages
{
    /// <summary>The field of the button that only looks.</summary>
    public const string Look = "look";

    private const string Home = "/calendar-import";

    public static void MapImportPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup(Home)
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.Administer)
            .DisableAntiforgery();
        pages.MapGet("", ShowAsync);
        pages.MapPost("", ImportAsync).WithMetadata(new FileBody());
        pages.MapPost("/{schedule}/reading", ReadAgainAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, OrganisationReader organisations, string? schedule = null)
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        Schedule? known = schedule is null ? null : organisation.Schedules.GetValueOrDefault(schedule);
        return schedule is not null && known is null
            ? PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such schedule",
                "Choose one from the page of on-call.",
                back: "/on-call"
            )
            : Page(http, organisation, new(known?.Name, known?.Id.Value, known?.Zone, Url: null, Content: null, FileName: null));
    }

    private static async Task<IResult> ImportAsync(HttpContext http, OrganisationReader organisations, CalendarImport import)
    {
        if (await FieldsAsync(http) is not { } fields)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status400BadRequest,
                "That form could not be read",
                "Nothing was imported. Go back, check what you typed and send it again.",
                "request.malformed",
                Home
            );
        }

        TypedCalendar typed = await TypedCalendar.OfAsync(fields, http.RequestAborted);
        bool isLook = fields.ContainsKey(Look);
        (ImportedCalendar? imported, Rejection? why) = await import.ImportAsync(
            Asking.OfForm(http, typed.Said(fields)),
            typed.Body(isLook),
            CancellationToken.None,
            isNew: typed.Id is null
        );
        return imported is not null && !isLook
            ? PostResult.SeeOther(http, $"/on-call/{imported.Schedule}", "Imported.")
            : Page(http, await organisations.CurrentAsync(http.RequestAborted), typed, imported, why);
    }

    /// <summary>Reads an imported address now instead of at the next full hour since.</summary>
    private static async Task<IResult> ReadAgainAsync(
        string schedule,
        HttpContext http,
        CalendarSources sources,
        CalendarImport import,
        TimeProvider clock
    )
    {
        if (
            !Slug.IsValid(schedule)
            || await sources.FindAsync(new(schedule), http.RequestAborted) is not { Source: { Address: not null } source }
        )
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no calendar to read",
                "No schedule of this name is read from an address. Nothing was changed.",
                "calendar.not_found",
                "/on-call"
            );
        }

        await import.RefreshAsync(source with { NextAt = clock.GetUtcNow() + CalendarImport.Every }, CancellationToken.None);
        CalendarSource? after = (await sources.FindAsync(source.Schedule, CancellationToken.None))?.Source;
        return PostResult.SeeOther(
            http,
            $"/on-call/{schedule}",
            after?.Failure is { } why ? $"It cannot be read now: {why} What was read before holds." : "Read again."
        );
    }

    /// <summary>Null when it is no form.</summary>
    private static async Task<IFormCollection?> FieldsAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IResult Page(
        HttpContext http,
        Organisation organisation,
        TypedCalendar typed,
        ImportedCalendar? seen = null,
        Rejection? why = null
    )
    {
        IResult page = Fragment.Page<ImportPage>(
            http,
            new
            {
                Typed = typed,
                Organisation = organisation,
                Shifts = seen?.Shifts,
                Why = why,
            },
            why?.Kind.Status() ?? StatusCodes.Status200OK
        );
        // The address that was typed stands in it, and opens the calendar.
        http.Response.Headers.CacheControl = "no-store";
        return page;
    }

    /// <summary>A file, one that is kept from the look before, and the fields.</summary>
    private sealed class FileBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 3 * ImportLimits.BytesMax;
    }
}
