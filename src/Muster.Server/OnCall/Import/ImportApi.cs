// Calendars that are imported, over the REST API.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.OnCall.Import;

public static class ImportApi
{
    public static void MapCalendarImport(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1/imported-calendars").WithTags("On-call").WithBodies().DisableAntiforgery();
        api.MapGet("", ListAsync)
            .WithName("ListImportedCalendars")
            .WithSummary(
                "Lists the schedules that are imported from a calendar, by when they were read and how that went, without addresses"
            )
            .RequireAuthorization(Policies.Read);
        api.MapPost("", ImportAsync)
            .WithName("ImportCalendar")
            .WithSummary("Gives a schedule the shifts of a calendar; an event that is no shift refuses it, and every one is named at once")
            .WithIdempotencyKey()
            .Refuses(Status422UnprocessableEntity, "calendar.invalid", CalendarImport.Unreachable, "organisation.invalid", "roster.invalid")
            .RequireAuthorization(Policies.Administer);
    }

    private static async Task<Ok<ImportedCalendarList>> ListAsync(CalendarSources sources, CancellationToken cancel) =>
        TypedResults.Ok(new ImportedCalendarList([.. (await sources.AllAsync(cancel)).Select(ImportedCalendarItem.Of)], Next: null));

    private static async Task<Results<Ok<ImportedCalendar>, ProblemHttpResult>> ImportAsync(
        Body<CalendarBody> body,
        HttpContext http,
        CalendarImport import
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        (ImportedCalendar? imported, Rejection? why) = await import.ImportAsync(asking, body.Value, CancellationToken.None);
        return imported is null ? why!.ToProblem() : TypedResults.Ok(imported);
    }
}

/// <param name="Next">Always null: all of them fit one page.</param>
internal sealed record ImportedCalendarList(ImmutableArray<ImportedCalendarItem> Items, string? Next);

/// <param name="Host">Where it is read from each hour; null where a file was imported.</param>
/// <param name="ReadAt">When it was read last and could be.</param>
/// <param name="Failure">Why the last reading failed; null when it did not. What was read before holds.</param>
/// <param name="Skipped">Events of the last reading that are no shifts.</param>
/// <param name="By">Who imported it, such as <c>person:ana</c>.</param>
internal sealed record ImportedCalendarItem(
    ScheduleId Schedule,
    string? Host,
    DateTimeOffset ReadAt,
    string? Failure,
    DateTimeOffset? FailingSince,
    ImmutableArray<string> Skipped,
    Actor By
)
{
    public static ImportedCalendarItem Of(CalendarSource source) =>
        new(source.Schedule, source.Host, source.ReadAt, source.Failure, source.FailingSince, source.Skipped, source.By);
}
