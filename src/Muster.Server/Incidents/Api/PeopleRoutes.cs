// Who holds which role: acknowledgement, roles and hand-over over the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Incidents.Api;

internal static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapPut("/{id}/acknowledgement", AcknowledgeAsync)
            .WithName("AcknowledgeIncident")
            .WithSummary("Takes notice; the first to do so takes command")
            .Refuses(Status403Forbidden, "incident.not_yours")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/roles/{role}", AssignAsync)
            .WithName("AssignRole")
            .WithSummary("Gives a role, or the first command; a held command moves by hand-over")
            .Refuses(Status404NotFound, "incident.no_such_role")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.command_held", "incident.commander_hands_off")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapDelete("/{id}/roles/{role}", ReleaseAsync)
            .WithName("ReleaseRole")
            .WithSummary("Releases a role")
            .Refuses(Status404NotFound, "incident.no_such_role")
            .Refuses(Status409Conflict, "incident.closed", "incident.command_needed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPost("/{id}/handover", OfferAsync)
            .WithName("OfferCommand")
            .WithSummary("Offers command; it moves when the other side accepts")
            .Refuses(Status403Forbidden, "incident.not_commander")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.no_commander")
            .Refuses(Status422UnprocessableEntity, "incident.invalid", "incident.offer_to_commander");
        incidents
            .MapPut("/{id}/handover/acceptance", AcceptAsync)
            .WithName("AcceptCommand")
            .WithSummary("Accepts the offered command")
            .Refuses(Status403Forbidden, "incident.not_offered_to_you")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.no_offer")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/handover/refusal", RefuseAsync)
            .WithName("DeclineCommand")
            .WithSummary("Declines the offered command or a request for it, or withdraws either")
            .Refuses(Status403Forbidden, "incident.not_offered_to_you")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.no_offer")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/handover/request", AskAsync)
            .WithName("AskForCommand")
            .WithSummary("Asks for command; it passes when the commander offers it to the one who asks, or does not answer in 5 minutes")
            .Refuses(Status403Forbidden, "incident.not_yours")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.no_commander", "incident.ask_pending")
            .Refuses(Status422UnprocessableEntity, "incident.invalid", "incident.asked_by_commander");
    }

    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> AcknowledgeAsync(
        string id,
        Body<PersonBody> body,
        HttpContext http,
        Answers answers
    ) =>
        JoinAsync(
            id,
            body,
            http,
            answers,
            (person, by, now) => new IncidentCommand.Acknowledge(person, Page: null, PagedAt: null, by, now)
        );

    private static async Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> AssignAsync(
        string id,
        string role,
        Body<RoleBody> body,
        HttpContext http,
        Answers answers
    ) =>
        RoleNames.TryParse(role, out Role asked)
            ? await answers.WriteAsync(
                id,
                http,
                (asking, now, _) => new IncidentCommand.AssignRole(asked, body.Value.Person, asking.By, now),
                makes: false,
                new NamedPerson("person", body.Value.Person)
            )
            : RoleNames.Unknown(role).ToProblem();

    private static async Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> ReleaseAsync(
        string id,
        string role,
        Body<OptionalReasonBody> body,
        HttpContext http,
        Answers answers
    ) =>
        RoleNames.TryParse(role, out Role asked)
            ? await answers.WriteAsync(
                id,
                http,
                (asking, now, _) => new IncidentCommand.ReleaseRole(asked, body.Value.Reason ?? "", asking.By, now)
            )
            : RoleNames.Unknown(role).ToProblem();

    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> OfferAsync(
        string id,
        Body<OfferBody> body,
        HttpContext http,
        Answers answers
    ) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, _) => new IncidentCommand.OfferCommand(body.Value.To, asking.By, now),
            makes: false,
            new NamedPerson("to", body.Value.To)
        );

    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> AcceptAsync(
        string id,
        Body<PersonBody> body,
        HttpContext http,
        Answers answers
    ) =>
        AsPersonAsync(
            body.Value.Person,
            http,
            person => answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.AcceptCommand(person, asking.By, now))
        );

    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> RefuseAsync(
        string id,
        Body<RefusalBody> body,
        HttpContext http,
        Answers answers
    ) =>
        AsPersonAsync(
            body.Value.Person,
            http,
            person =>
                answers.WriteAsync(
                    id,
                    http,
                    (asking, now, _) => new IncidentCommand.DeclineCommand(person, body.Value.Reason ?? "", asking.By, now)
                )
        );

    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> AskAsync(
        string id,
        Body<PersonBody> body,
        HttpContext http,
        Answers answers
    ) => JoinAsync(id, body, http, answers, (person, by, now) => new IncidentCommand.AskForCommand(person, by, now));

    /// <summary>What a person does who need not be in the incident yet, and so has to be known to the organisation.</summary>
    private static Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> JoinAsync(
        string id,
        Body<PersonBody> body,
        HttpContext http,
        Answers answers,
        Func<PersonId, Actor, DateTimeOffset, IncidentCommand> command
    ) =>
        AsPersonAsync(
            body.Value.Person,
            http,
            person =>
                answers.WriteAsync(
                    id,
                    http,
                    (asking, now, _) => command(person, asking.By, now),
                    makes: false,
                    new NamedPerson("person", person)
                )
        );

    /// <summary>For the person named, else for the one who asks. A key that stands for nobody has to name somebody.</summary>
    private static async Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> AsPersonAsync(
        PersonId? named,
        HttpContext http,
        Func<PersonId, Task<Results<Ok<IncidentDetail>, ProblemHttpResult>>> write
    ) =>
        (named ?? Caller.Require(http.User).Person) is { } person
            ? await write(person)
            : IncidentMistakes.Refuse([new FieldError("person", "This key stands for nobody: name the person it speaks for.")]).ToProblem();
}

/// <param name="Person">Whom a key speaks for; left out, the one whom the key or the session stands for.</param>
public sealed record PersonBody(PersonId? Person = null);

public sealed record RoleBody(PersonId Person);

public sealed record OptionalReasonBody(string? Reason = null);

public sealed record OfferBody(PersonId To);

public sealed record RefusalBody(string? Reason = null, PersonId? Person = null);
