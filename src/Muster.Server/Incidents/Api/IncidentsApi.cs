// The incidents of the REST API: list, read, declare; the other writes stand in files of their own.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Incidents.Api;

public static class IncidentsApi
{
    /// <summary>A long night's timeline in one answer; beyond it there are pages.</summary>
    private const int TimelineMax = 1_000;

    public static IEndpointRouteBuilder MapIncidentsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder incidents = routes.MapGroup("/api/v1/incidents").WithTags("Incidents").WithBodies().DisableAntiforgery();
        RouteGroupBuilder reading = incidents.MapGroup("").RequireAuthorization(Policies.Read);
        reading
            .MapGet("", ListAsync)
            .WithName("ListIncidents")
            .WithSummary("Lists incidents, newest first")
            .Refuses(Status400BadRequest, "request.invalid");
        reading
            .MapGet("/{id}", GetAsync)
            .WithName("GetIncident")
            .WithSummary("Everything about one incident, with its version as ETag")
            .WithVersionedReading()
            .Refuses(Status404NotFound, "incident.not_found");
        reading
            .MapGet("/{id}/timeline", TimelineAsync)
            .WithName("GetIncidentTimeline")
            .WithSummary("The timeline of an incident, oldest first")
            .Refuses(Status400BadRequest, "request.invalid")
            .Refuses(Status404NotFound, "incident.not_found");
        reading
            .MapGet("/{id}/rooms", RoomsAsync)
            .WithName("GetIncidentRooms")
            .WithSummary("The chat rooms that hear of an incident, those that could not be told first")
            .Refuses(Status404NotFound, "incident.not_found");

        reading.MapFirstLookReading();
        reading.MapStatementReading();

        RouteGroupBuilder writing = incidents.MapGroup("").WithVersion().RequireAuthorization(Policies.Respond);
        writing
            .MapPost("", DeclareAsync)
            .WithName("DeclareIncident")
            .WithSummary("Declares an incident; the person who does takes command")
            .WithIdempotencyKey()
            .Refuses(Status409Conflict, "incident.group_taken", "incident.drill_mixed", "drill.other_incident")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        RouteGroupBuilder changing = writing.MapGroup("").WithWriteHeaders().Refuses(Status404NotFound, "incident.not_found");
        changing.MapPeople();
        changing.MapWork();
        changing.MapFirstLookWriting();
        changing.MapStatements();
        changing.MapStatus();
        return routes;
    }

    private static async Task<Results<Ok<IncidentList>, ProblemHttpResult>> ListAsync(
        IncidentLists lists,
        CancellationToken cancel,
        string status = Views.Open,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!IncidentListing.TryParse(status, q, cursor, limit, out IncidentListing? asked, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<IncidentRow> rows, string? next) = await lists.ListAsync(asked!, cancel);
        return TypedResults.Ok(new IncidentList([.. rows.Select(IncidentItem.Of)], next));
    }

    private static async Task<Results<Ok<TimelineList>, ProblemHttpResult>> TimelineAsync(
        string id,
        IncidentReader reader,
        IncidentPages pages,
        CancellationToken cancel,
        string? cursor = null,
        int limit = TimelineMax
    )
    {
        ViewCursor? after = null;
        FieldErrors errors = new FieldErrors()
            .When(!string.IsNullOrEmpty(cursor) && !Cursors.TryRead(cursor, out after), "cursor", Cursors.NotOurs)
            .When(limit is < 1 or > TimelineMax, "limit", $"Use 1 to {TimelineMax}.");
        if (errors.Any)
        {
            return errors.Refuse("request.invalid", "The timeline was not read, because the question is not right.").ToBadQuestion();
        }

        if (!IncidentId.TryParse(id, out IncidentId incident) || await reader.ReadAsync(incident, cancel) is not { } record)
        {
            return Answers.NotFound(id);
        }

        ImmutableArray<TimelineLine> all = IncidentTimeline.Of(record, await pages.ReadAsync(incident, cancel));
        int start = after is null ? 0 : all.TakeWhile(line => line.Key != after.Id).Count() + 1;
        ImmutableArray<TimelineLine> page = [.. all.Skip(start).Take(limit)];
        string? next = start + page.Length < all.Length ? Cursors.Write(new(page[^1].At, page[^1].Key)) : null;
        return TypedResults.Ok(new TimelineList([.. page.Select(line => TimelineItem.Of(record, line))], next));
    }

    private static async Task<Results<Ok<IncidentDetail>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        string id,
        HttpContext http,
        IncidentReader reader,
        CancellationToken cancel
    )
    {
        if (!IncidentId.TryParse(id, out IncidentId incident) || await reader.ReadAsync(incident, cancel) is not { } record)
        {
            return Answers.NotFound(id);
        }

        Versions.Put(http.Response, record.Version);
        return Versions.Has(http.Request, record.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(IncidentDetail.Of(record));
    }

    private static async Task<Results<Ok<RoomList>, ProblemHttpResult>> RoomsAsync(
        string id,
        IncidentReader reader,
        IncidentRooms rooms,
        CancellationToken cancel
    ) =>
        IncidentId.TryParse(id, out IncidentId incident) && await reader.ReadAsync(incident, cancel) is not null
            ? TypedResults.Ok(new RoomList([.. (await rooms.AllAsync(incident, cancel)).Select(RoomItem.Of)]))
            : Answers.NotFound(id);

    private static ImmutableArray<AlertGroupId> Groups(DeclareBody said) =>
        [.. (said.AlertGroup is { } one ? [one] : Array.Empty<AlertGroupId>()).Concat(said.AlertGroups ?? []).Distinct()];

    private static async Task<Results<Created<IncidentDetail>, ProblemHttpResult>> DeclareAsync(
        Body<DeclareBody> body,
        HttpContext http,
        IncidentDeclarer declarer,
        Answers answers
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        DeclareBody said = body.Value;
        Declaration declaration = new(said.Title, said.Severity, said.Service, said.ImpactStartedAt, Groups(said));
        (Outcome outcome, IncidentId? id) = await declarer.DeclareAsync(declaration, asking.By, asking.Operation);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        IncidentId made = id ?? throw new InvalidOperationException("An incident was declared and its number is not known.");
        Ok<IncidentDetail> after = await answers.AfterAsync(made, http, outcome, made.Value);
        return TypedResults.Created($"/api/v1/incidents/{made}", after.Value);
    }
}

/// <param name="AlertGroup">The alert group that it is declared from: it joins the incident, and gives service and impact start where they are left out.</param>
/// <param name="AlertGroups">Further alert groups of the same incident, at most 1,000; the service is left open where they are of several.</param>
public sealed record DeclareBody(
    string Title,
    Severity Severity,
    ServiceId? Service = null,
    DateTimeOffset? ImpactStartedAt = null,
    AlertGroupId? AlertGroup = null,
    IReadOnlyList<AlertGroupId>? AlertGroups = null
);
