// Who is on call, as Opsgenie's API tells it.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Opsgenie;

internal static class ScheduleRoutes
{
    public static void MapSchedules(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/schedules/{identifier}/on-calls", OnCallAsync)
            .RequireAuthorization(Policies.Read)
            .WithName("GetOpsgenieOnCalls")
            .WithSummary("Who is on call by a schedule, as Opsgenie's API tells it")
            .WithParameter("identifier", ParameterLocation.Path, "The id of a schedule, or its name.")
            .WithParameter("scheduleIdentifierType", ParameterLocation.Query, "id or name; id when it is left out.")
            .WithParameter("date", ParameterLocation.Query, "An instant such as 2026-01-31T08:00:00Z; now when it is left out.")
            .WithParameter("flat", ParameterLocation.Query, "true for e-mail addresses alone.")
            .Finds<FoundOnCall>(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> OnCallAsync(HttpContext http, OrganisationReader organisations, TimeProvider clock)
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        if (Find(http, organisation) is not { } schedule)
        {
            return OpsgenieAnswers.Refused(http, StatusCodes.Status404NotFound, "There is no such schedule.");
        }

        // A plus sign that was not escaped in an address arrives as a space.
        string asked = http.Request.Query["date"].ToString().Replace(' ', '+');
        if (!WireTime.TryRead(asked, out DateTimeOffset? at))
        {
            return OpsgenieAnswers.Wrong(
                http,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = "It must be an instant such as 2026-01-31T08:00:00Z." }
            );
        }

        ImmutableArray<FoundParticipant> people =
        [
            .. OnCallCalendar
                .Who(schedule, at ?? clock.GetUtcNow())
                .Select(one => one.Person)
                .Distinct()
                .Select(id => new FoundParticipant(id.Value, organisation.Person(id)?.Email ?? id.Value, "user")),
        ];
        bool isFlat = string.Equals(http.Request.Query["flat"], "true", StringComparison.OrdinalIgnoreCase);
        return OpsgenieAnswers.Found(
            http,
            new FoundOnCall(
                new(schedule.Id.Value, schedule.Name, IsEnabled: true),
                isFlat ? null : people,
                isFlat ? [.. people.Select(one => one.Name)] : null
            )
        );
    }

    private static Schedule? Find(HttpContext http, Organisation organisation)
    {
        string identifier = PathPart.After(http, "/v2/schedules/");
        string type = (http.Request.Query["scheduleIdentifierType"] + http.Request.Query["identifierType"].ToString()).ToLowerInvariant();
        return type == "name"
            ? organisation.Schedules.Values.FirstOrDefault(one =>
                string.Equals(one.Name, identifier, StringComparison.OrdinalIgnoreCase) || one.Id.Value == identifier
            )
            : organisation.Schedules.GetValueOrDefault(identifier);
    }
}

/// <param name="OnCallParticipants">In the order of the rotations, each person once; left out when the question was for a flat answer.</param>
/// <param name="OnCallRecipients">Their e-mail addresses; left out unless the question was for a flat answer.</param>
internal sealed record FoundOnCall(
    [property: System.Text.Json.Serialization.JsonPropertyName("_parent")] FoundSchedule Parent,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<FoundParticipant>? OnCallParticipants = null,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<string>? OnCallRecipients = null
);

internal sealed record FoundSchedule(
    string Id,
    string Name,
    [property: System.Text.Json.Serialization.JsonPropertyName("enabled")] bool IsEnabled
);

/// <param name="Name">The e-mail address, by which Opsgenie names a user.</param>
internal sealed record FoundParticipant(string Id, string Name, string Type);
