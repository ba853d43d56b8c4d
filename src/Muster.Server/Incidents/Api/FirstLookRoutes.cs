// What to look at and what to try before anybody knows the cause: read, marked and chosen over the API.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Incidents.Api.IncidentDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Incidents.Api;

internal static class FirstLookRoutes
{
    public static void MapFirstLookReading(this IEndpointRouteBuilder incidents) =>
        incidents
            .MapGet("/{id}/first-look", GetAsync)
            .WithName("GetFirstLook")
            .WithSummary("Which changes may have caused an incident, and which mitigations its service declares, the likeliest first")
            .Refuses(Status404NotFound, "incident.not_found");

    public static void MapFirstLookWriting(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapPut("/{id}/changes/{change}/verdict", MarkAsync)
            .WithName("MarkChange")
            .WithSummary("Says that a change may have caused the incident, or that it has not")
            .Refuses(Status404NotFound, "change.not_found")
            .Refuses(Status409Conflict, "incident.closed", "incident.too_many")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPost("/{id}/mitigations", ChooseAsync)
            .WithName("ChooseMitigation")
            .WithSummary("Chooses and delegates a mitigation: one that the service declares, or another")
            .Refuses(
                Status409Conflict,
                "incident.closed",
                "incident.resolved",
                "incident.not_acknowledged",
                "incident.too_many",
                "incident.commander_hands_off"
            )
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
    }

    private static async Task<Results<Ok<FirstLookItem>, ProblemHttpResult>> GetAsync(
        string id,
        IncidentReader reader,
        FirstLookReader firstLook,
        CancellationToken cancel
    ) =>
        IncidentId.TryParse(id, out IncidentId incident) && await reader.ReadAsync(incident, cancel) is { } record
            ? TypedResults.Ok(FirstLookItem.Of(await firstLook.ReadAsync(record, cancel)))
            : Answers.NotFound(id);

    private static async Task<Answer> MarkAsync(
        string id,
        string change,
        Body<VerdictBody> body,
        HttpContext http,
        Answers answers,
        FirstLookReader firstLook
    ) =>
        Asking.Read(http, out ProblemHttpResult? refusal) is null ? refusal!
        : await firstLook.ChangeAsync(change, http.RequestAborted) is { } row
            ? await answers.WriteAsync(
                id,
                http,
                (asking, now, _) => new IncidentCommand.MarkChange(row.Id, row.Summary, body.Value.Verdict, asking.By, now)
            )
        : Rejection.NotFound("change.not_found", "There is no such change. Look at the list of changes for its id.").ToProblem();

    private static async Task<Answer> ChooseAsync(
        string id,
        Body<MitigationBody> body,
        HttpContext http,
        Answers answers,
        FirstLookReader firstLook
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is null)
        {
            return refusal!;
        }

        MitigationBody said = body.Value;
        DeclaredMitigation? declared =
            said.Declared is { } named && IncidentId.TryParse(id, out IncidentId incident)
                ? await firstLook.DeclaredAsync(incident, named, http.RequestAborted)
                : null;
        FieldErrors mistakes = new FieldErrors()
            .When(said.Declared is not null && declared is null, "declared", $"The service declares no mitigation '{said.Declared}'.")
            .When(said.Declared is null && said.Kind is null, "kind", "Say which kind it is, or which declared one.");
        return mistakes.Any
            ? mistakes.Refuse("incident.invalid", "Nothing was changed, because the input is not right.").ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, made) => Chosen.Of(made, declared, said.Kind ?? MitigationKind.Other, said.Text, said.To, asking.By, now),
                makes: true,
                new NamedPerson("to", said.To)
            );
    }
}

/// <param name="Changes">Suspected ones first, then by how well they fit, cleared ones last.</param>
/// <param name="Mitigations">Those that the service declares, in the order in which to try them.</param>
public sealed record FirstLookItem(ImmutableArray<SuspectChange> Changes, ImmutableArray<ProposedItem> Mitigations)
{
    public static FirstLookItem Of(FirstLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return new(look.Changes, [.. look.Mitigations.Select(ProposedItem.Of)]);
    }
}

/// <param name="Id">By which it is chosen.</param>
/// <param name="Price">What it costs users.</param>
/// <param name="ExpectedSeconds">As its team expects; null when nobody says.</param>
/// <param name="Tried">In how many earlier incidents somebody said what came of it.</param>
/// <param name="LastSeconds">How long it took the last time; null when it was never tried.</param>
/// <param name="CanRun">Those on call first.</param>
public sealed record ProposedItem(
    string Id,
    MitigationKind Kind,
    string Title,
    string Price,
    string? Runbook,
    double? ExpectedSeconds,
    int Tried,
    int Worked,
    MitigationOutcome? LastOutcome,
    double? LastSeconds,
    string Why,
    ImmutableArray<AbleToRun> CanRun
)
{
    public static ProposedItem Of(ProposedMitigation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        DeclaredMitigation declared = one.Proposal.Declared;
        return new(
            declared.Id,
            declared.Kind,
            declared.Title,
            declared.Price,
            declared.Runbook,
            declared.Expected?.TotalSeconds,
            one.Proposal.Tried,
            one.Proposal.Worked,
            one.Proposal.Last?.Outcome,
            one.Proposal.Last?.Took?.TotalSeconds,
            one.Proposal.Why,
            one.CanRun
        );
    }
}

public sealed record VerdictBody(ChangeVerdict Verdict);

/// <param name="Kind">Left out where one is declared.</param>
/// <param name="Text">What exactly; of a declared one what is to be said beside its title.</param>
/// <param name="To">Who does it; left out, it is said by nobody.</param>
/// <param name="Declared">The id of one that the service declares.</param>
public sealed record MitigationBody(MitigationKind? Kind = null, string Text = "", PersonId? To = null, string? Declared = null);
