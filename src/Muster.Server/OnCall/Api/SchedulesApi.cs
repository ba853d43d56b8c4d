// Schedules over the REST API: what there is, who is on call at an instant, and the shifts of a stretch of time.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.OnCall.Api;

internal static class SchedulesApi
{
    /// <summary>14 days: as far as the page shows.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromDays(14);

    public static void MapSchedulesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1/schedules").WithTags("On-call").RequireAuthorization(Policies.Read);
        api.MapGet("", ListAsync).WithName("ListSchedules").WithSummary("Lists the schedules with who is on call now, by id");
        api.MapGet("/{id}/on-call", OnCallAsync)
            .WithName("GetOnCall")
            .WithSummary("Who is on call at an instant; now when none is given")
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "schedule.not_found");
        api.MapGet("/{id}/shifts", ShiftsAsync)
            .WithName("ListShifts")
            .WithSummary("Who is on call from when to when, ascending; stretches that nobody covers are left out")
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "schedule.not_found");
        api.MapGet("/{id}/gaps", GapsAsync)
            .WithName("ListGaps")
            .WithSummary("Where nobody is on call, ascending; those on purpose with their reason")
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "schedule.not_found");
        api.MapGet("/{id}/fairness", FairnessAsync)
            .WithName("GetFairness")
            .WithSummary(
                "Who serves how many hours by the schedule as it stands now, the most first, and how often they were paged; nights and weekends are those of the person"
            )
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "schedule.not_found");
    }

    /// <summary>What a schedule answers for a stretch of time, or why the question is not right.</summary>
    private static async Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<T>(
        string id,
        (string? From, string? To) asked,
        OrganisationReader organisations,
        TimeProvider clock,
        Func<Organisation, Schedule, DateTimeOffset, DateTimeOffset, T> answer,
        CancellationToken cancel
    )
    {
        FieldErrors errors = new();
        DateTimeOffset from = Instant(errors, "from", asked.From, clock.GetUtcNow());
        DateTimeOffset to = Instant(
            errors,
            "to",
            asked.To,
            from < DateTimeOffset.MaxValue - Usual ? from + Usual : DateTimeOffset.MaxValue
        );
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (Find(organisation, id) is not { } schedule)
        {
            return NotFound(organisation, id);
        }

        ShiftQuestion.Check(errors, schedule, from, to);
        return errors.Any ? BadQuestion(errors) : TypedResults.Ok(answer(organisation, schedule, from, to));
    }

    private static async Task<Ok<ScheduleList>> ListAsync(OrganisationReader organisations, TimeProvider clock, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return TypedResults.Ok(
            new ScheduleList(
                [.. organisation.Schedules.Values.Select(schedule => ScheduleItem.Of(schedule, organisation, now))],
                Next: null
            )
        );
    }

    private static async Task<Results<Ok<OnCallAnswer>, ProblemHttpResult>> OnCallAsync(
        string id,
        OrganisationReader organisations,
        TimeProvider clock,
        CancellationToken cancel,
        string? at = null
    )
    {
        FieldErrors errors = new();
        DateTimeOffset asked = Instant(errors, "at", at, clock.GetUtcNow());
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (Find(organisation, id) is not { } schedule)
        {
            return NotFound(organisation, id);
        }

        ShiftQuestion.CheckInstant(errors, "at", asked);
        return errors.Any
            ? BadQuestion(errors)
            : TypedResults.Ok(
                new OnCallAnswer(
                    schedule.Id,
                    asked,
                    [.. OnCallCalendar.Who(schedule, asked).Select(one => OnCallItem.Of(one, organisation))]
                )
            );
    }

    private static Task<Results<Ok<ImmutableArray<ShiftItem>>, ProblemHttpResult>> ShiftsAsync(
        string id,
        OrganisationReader organisations,
        TimeProvider clock,
        CancellationToken cancel,
        string? from = null,
        string? to = null
    ) =>
        AnswerAsync<ImmutableArray<ShiftItem>>(
            id,
            (from, to),
            organisations,
            clock,
            (_, schedule, start, end) =>
                [
                    .. Cover
                        .Of(schedule, start, end)
                        .Where(cover => !cover.People.IsEmpty)
                        .Select(cover => new ShiftItem(cover.Start, cover.End, cover.People)),
                ],
            cancel
        );

    private static Task<Results<Ok<ImmutableArray<OnCallGap>>, ProblemHttpResult>> GapsAsync(
        string id,
        OrganisationReader organisations,
        TimeProvider clock,
        CancellationToken cancel,
        string? from = null,
        string? to = null
    ) =>
        AnswerAsync<ImmutableArray<OnCallGap>>(
            id,
            (from, to),
            organisations,
            clock,
            (_, schedule, start, end) => OnCallGaps.Of(schedule, start, end),
            cancel
        );

    private static async Task<Results<Ok<ImmutableArray<ServedItem>>, ProblemHttpResult>> FairnessAsync(
        string id,
        OrganisationReader organisations,
        ReceivedPages pages,
        TimeProvider clock,
        CancellationToken cancel,
        string? from = null,
        string? to = null
    )
    {
        Results<Ok<FairnessQuestion>, ProblemHttpResult> asked = await AnswerAsync(
            id,
            (from, to),
            organisations,
            clock,
            (organisation, schedule, start, end) => new FairnessQuestion(organisation, schedule, start, end),
            cancel
        );
        if (asked.Result is not Ok<FairnessQuestion> { Value: { } question })
        {
            return (ProblemHttpResult)asked.Result;
        }

        if (await pages.BetweenAsync(question.From, question.To, cancel) is not { } received)
        {
            return BadQuestion(
                new FieldErrors().When(true, "to", $"More than {ReceivedPages.Most} pages lie in this time. Ask for less of it.")
            );
        }

        return TypedResults.Ok<ImmutableArray<ServedItem>>([
            .. Fairness
                .Of(question.Schedule, question.From, question.To, person => question.Organisation.Person(person)?.Zone, received)
                .Select(ServedItem.Of),
        ]);
    }

    private static Schedule? Find(Organisation organisation, string id) =>
        Slug.IsValid(id) ? organisation.Schedule(new ScheduleId(id)) : null;

    private static DateTimeOffset Instant(FieldErrors errors, string field, string? text, DateTimeOffset otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        // A plus sign that was not escaped in an address arrives as a space.
        errors.When(!InstantForm.TryRead(text.Replace(' ', '+'), out DateTimeOffset read), field, $"Write {InstantForm.Expected}.");
        return read;
    }

    private static ProblemHttpResult BadQuestion(FieldErrors errors) =>
        errors.Refuse("request.invalid", "The schedule was not read, because the question is not right.").ToBadQuestion();

    internal static Rejection Unknown(Organisation organisation, string id)
    {
        string asked = EdgeText.Line(id, 80);
        string hint = organisation.Schedules.IsEmpty ? ", and no other." : Nearest.Hint(asked, [.. organisation.Schedules.Keys]);
        return Rejection.NotFound("schedule.not_found", $"There is no schedule '{asked}'{hint}");
    }

    private static ProblemHttpResult NotFound(Organisation organisation, string id) => Unknown(organisation, id).ToProblem();
}

/// <summary>Both instants are UTC; the start belongs to the shift, the end to the next.</summary>
/// <param name="People">The ids of those who are on call together, in the order of the rotations.</param>
internal sealed record ShiftItem(DateTimeOffset Start, DateTimeOffset End, ImmutableArray<PersonId> People);

internal sealed record FairnessQuestion(Organisation Organisation, Schedule Schedule, DateTimeOffset From, DateTimeOffset To);

/// <param name="NightHours">What of the hours lies between 22:00 and 07:00 where the person is.</param>
/// <param name="WeekendHours">What of them lies on a Saturday or Sunday where the person is; it may be night as well.</param>
/// <param name="Shifts">How many unbroken times on call these were.</param>
/// <param name="Pages">How many pages they were told of in this time, by this schedule or otherwise; tests are left out.</param>
/// <param name="NightPages">How many of them at night.</param>
/// <param name="WeekendPages">How many of them at the weekend.</param>
internal sealed record ServedItem(
    PersonId Person,
    double Hours,
    double NightHours,
    double WeekendHours,
    int Shifts,
    int Pages,
    int NightPages,
    int WeekendPages
)
{
    public static ServedItem Of(ServedTime time) =>
        new(
            time.Person,
            time.Served.TotalHours,
            time.Night.TotalHours,
            time.Weekend.TotalHours,
            time.Shifts,
            time.Pages,
            time.NightPages,
            time.WeekendPages
        );
}

internal sealed record OnCallAnswer(ScheduleId Schedule, DateTimeOffset At, ImmutableArray<OnCallItem> People);
