// Holding statements over the API: published, drafted, looked at, withdrawn, and as each audience reads them.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Incidents.Api.IncidentDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Incidents.Api;

internal static class StatementRoutes
{
    public static void MapStatementReading(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapGet("/{id}/statements/{statement}", ReadAsync)
            .WithName("GetStatement")
            .WithSummary("A published statement as each of its audiences reads it: e-mail, Slack, page and feed")
            .Refuses(Status404NotFound, "incident.not_found", "incident.no_such_statement");
    }

    public static void MapStatements(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapPost("/{id}/statements", PublishAsync)
            .WithName("PublishStatement")
            .WithSummary("Publishes a holding statement and promises the next")
            .Refuses(Status409Conflict, "incident.closed", "incident.too_many", "incident.second_look_needed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid", "incident.statement_findings");
        incidents
            .MapPost("/{id}/drafts", DraftAsync)
            .WithName("DraftStatement")
            .WithSummary("Keeps a statement that is not published yet")
            .Refuses(Status409Conflict, "incident.closed", "incident.too_many", "incident.draft_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/drafts/{draft}", RedraftAsync)
            .WithName("ChangeDraft")
            .WithSummary("Gives a draft other words; nobody has looked at those yet")
            .Refuses(Status409Conflict, "incident.closed", "incident.too_many", "incident.draft_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/drafts/{draft}/look", LookAsync)
            .WithName("LookAtDraft")
            .WithSummary("A second pair of eyes: the draft looks right, or something is to be changed")
            .Refuses(Status403Forbidden, "incident.look_by_author")
            .Refuses(Status404NotFound, "incident.no_such_draft")
            .Refuses(Status409Conflict, "incident.closed", "incident.draft_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/drafts/{draft}/publication", PublishDraftAsync)
            .WithName("PublishDraft")
            .WithSummary("Publishes a draft as it stands")
            .Refuses(Status404NotFound, "incident.no_such_draft")
            .Refuses(
                Status409Conflict,
                "incident.closed",
                "incident.too_many",
                "incident.draft_closed",
                "incident.second_look_needed",
                "incident.change_asked"
            )
            .Refuses(Status422UnprocessableEntity, "incident.invalid", "incident.statement_findings");
        incidents
            .MapPut("/{id}/drafts/{draft}/withdrawal", WithdrawAsync)
            .WithName("WithdrawDraft")
            .WithSummary("Withdraws a draft; the record keeps it")
            .Refuses(Status404NotFound, "incident.no_such_draft")
            .Refuses(Status409Conflict, "incident.closed", "incident.draft_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
    }

    private static async Task<Results<Ok<RenderedItem>, ProblemHttpResult>> ReadAsync(
        string id,
        string statement,
        IncidentReader reader,
        CancellationToken cancel
    )
    {
        if (!IncidentId.TryParse(id, out IncidentId incident) || await reader.ReadAsync(incident, cancel) is not { } record)
        {
            return Answers.NotFound(id);
        }

        return record.Incident.Statement(statement) is { } published
            ? TypedResults.Ok(RenderedItem.Of(record, published))
            : RejectionResults.Problem(
                Status404NotFound,
                "There is no such thing",
                $"{incident} has published no such statement. The incident lists those that it has.",
                "incident.no_such_statement"
            );
    }

    private static async Task<Answer> PublishAsync(string id, Body<StatementBody> body, HttpContext http, Answers answers) =>
        body.Value.Mistake() is { } wrong
            ? wrong.ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, made) =>
                    new IncidentCommand.PublishStatement(body.Value.Statement(made, now), asking.By, now)
                    {
                        Override = body.Value.Override ?? [],
                    },
                makes: true
            );

    private static async Task<Answer> DraftAsync(string id, Body<DraftBody> body, HttpContext http, Answers answers) =>
        body.Value.Mistake() is { } wrong
            ? wrong.ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, made) => new IncidentCommand.DraftStatement(body.Value.Statement(made, now), asking.By, now),
                makes: true
            );

    private static async Task<Answer> RedraftAsync(string id, string draft, Body<DraftBody> body, HttpContext http, Answers answers) =>
        body.Value.Mistake() is { } wrong
            ? wrong.ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, _) => new IncidentCommand.DraftStatement(body.Value.Statement(draft, now), asking.By, now)
            );

    private static Task<Answer> LookAsync(string id, string draft, Body<LookBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, _) => new IncidentCommand.LookAtDraft(draft, body.Value.LooksRight, body.Value.Text, asking.By, now)
        );

    private static async Task<Answer> PublishDraftAsync(
        string id,
        string draft,
        Body<PublicationBody> body,
        HttpContext http,
        Answers answers
    )
    {
        PublicationBody said = body.Value;
        return SpanOrInstant.OfNextUpdate(said.NextUpdateMinutes, said.NextUpdateAt) is { } wrong
            ? wrong.ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, _) =>
                    new IncidentCommand.PublishDraft(
                        draft,
                        SpanOrInstant.At(said.NextUpdateMinutes, said.NextUpdateAt, now),
                        asking.By,
                        now
                    )
                    {
                        Override = said.Override ?? [],
                    }
            );
    }

    private static Task<Answer> WithdrawAsync(string id, string draft, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.WithdrawDraft(draft, body.Value.Reason, asking.By, now));
}

/// <summary>The next update in <see cref="DraftBody.NextUpdateMinutes"/> or at <see cref="DraftBody.NextUpdateAt"/>; neither only for a last statement.</summary>
/// <param name="Audiences">For whom it is; left out, colleagues and executives. Colleagues read each of them.</param>
/// <param name="Corrects">The id of the statement that this one corrects.</param>
public record DraftBody(
    string Status,
    string Impact,
    string CurrentAction,
    int? NextUpdateMinutes = null,
    DateTimeOffset? NextUpdateAt = null,
    ImmutableArray<Audience>? Audiences = null,
    string? Corrects = null
)
{
    internal Rejection? Mistake() => SpanOrInstant.OfNextUpdate(NextUpdateMinutes, NextUpdateAt);

    internal HoldingStatement Statement(string id, DateTimeOffset now) =>
        new(id, Status, Impact, CurrentAction, SpanOrInstant.At(NextUpdateMinutes, NextUpdateAt, now))
        {
            Audiences = Audiences is { } audiences ? [.. audiences] : HoldingStatement.Usual,
            Corrects = Corrects,
        };
}

/// <summary>The next update in <see cref="DraftBody.NextUpdateMinutes"/> or at <see cref="DraftBody.NextUpdateAt"/>; neither only for a last statement.</summary>
/// <param name="Audiences">For whom it is; left out, colleagues and executives. Colleagues read each of them.</param>
/// <param name="Corrects">The id of the statement that this one corrects.</param>
/// <param name="Override">The rules of the linter that whoever publishes answers for: without it a statement for the public that has findings is refused.</param>
public sealed record StatementBody(
    string Status,
    string Impact,
    string CurrentAction,
    int? NextUpdateMinutes = null,
    DateTimeOffset? NextUpdateAt = null,
    ImmutableArray<Audience>? Audiences = null,
    string? Corrects = null,
    ImmutableArray<string>? Override = null
) : DraftBody(Status, Impact, CurrentAction, NextUpdateMinutes, NextUpdateAt, Audiences, Corrects);

/// <param name="Text">What is to be changed; needed when it does not look right.</param>
public sealed record LookBody(bool LooksRight, string? Text = null);

/// <summary>The next update as the draft promised it, unless it is said anew.</summary>
/// <param name="Override">The rules of the linter that whoever publishes answers for.</param>
public sealed record PublicationBody(
    int? NextUpdateMinutes = null,
    DateTimeOffset? NextUpdateAt = null,
    ImmutableArray<string>? Override = null
);
