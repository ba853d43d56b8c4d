// What is written and done in an incident: notes, tasks and mitigations over the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Incidents.Api.IncidentDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Incidents.Api;

internal static class WorkRoutes
{
    public static void MapWork(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapPost("/{id}/notes", NoteAsync)
            .WithName("AddNote")
            .WithSummary("Writes a note, a line of chat or a decision")
            .Refuses(Status409Conflict, "incident.closed", "incident.too_many")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapDelete("/{id}/notes/{entry}", RemoveAsync)
            .WithName("RemoveNote")
            .WithSummary("Folds a note away; the record keeps it")
            .Refuses(Status404NotFound, "incident.no_such_entry")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/notes/{entry}/restoration", RestoreAsync)
            .WithName("RestoreNote")
            .WithSummary("Brings a removed note back")
            .Refuses(Status404NotFound, "incident.no_such_entry");
        incidents
            .MapPost("/{id}/tasks", AssignTaskAsync)
            .WithName("AssignTask")
            .WithSummary("Gives a person a task with a time box")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.too_many")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/tasks/{task}/completion", FinishAsync)
            .WithName("FinishTask")
            .WithSummary("Marks a task as done")
            .Refuses(Status404NotFound, "incident.no_such_task")
            .Refuses(Status409Conflict, "incident.closed", "incident.task_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/tasks/{task}/cancellation", CancelAsync)
            .WithName("CancelTask")
            .WithSummary("Cancels a task")
            .Refuses(Status404NotFound, "incident.no_such_task")
            .Refuses(Status409Conflict, "incident.closed", "incident.task_closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/mitigations/{mitigation}/outcome", ReportAsync)
            .WithName("ReportMitigation")
            .WithSummary("Says whether a mitigation worked")
            .Refuses(Status404NotFound, "incident.no_such_mitigation")
            .Refuses(Status409Conflict, "incident.closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
    }

    private static Task<Answer> NoteAsync(string id, Body<NoteBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, entry) =>
                new IncidentCommand.Note(entry, body.Value.Kind, body.Value.Text, body.Value.HappenedAt, asking.By, now),
            makes: true
        );

    private static Task<Answer> RemoveAsync(string id, string entry, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.RemoveEntry(entry, body.Value.Reason, asking.By, now));

    private static Task<Answer> RestoreAsync(string id, string entry, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.RestoreEntry(entry, asking.By, now));

    private static async Task<Answer> AssignTaskAsync(string id, Body<TaskBody> body, HttpContext http, Answers answers)
    {
        TaskBody said = body.Value;
        return SpanOrInstant.Mistake("minutes", said.Minutes, "dueAt", said.DueAt, needed: true) is { } wrong
            ? wrong.ToProblem()
            : await answers.WriteAsync(
                id,
                http,
                (asking, now, task) =>
                    new IncidentCommand.AssignTask(
                        task,
                        said.Text,
                        said.To,
                        SpanOrInstant.At(said.Minutes, said.DueAt, now)!.Value,
                        asking.By,
                        now
                    ),
                makes: true,
                new NamedPerson("to", said.To)
            );
    }

    private static Task<Answer> FinishAsync(string id, string task, Body<ResultBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.FinishTask(task, body.Value.Result, asking.By, now));

    private static Task<Answer> CancelAsync(string id, string task, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.CancelTask(task, body.Value.Reason, asking.By, now));

    private static Task<Answer> ReportAsync(string id, string mitigation, Body<OutcomeBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, _) => new IncidentCommand.ReportMitigation(mitigation, body.Value.Outcome, body.Value.Text, asking.By, now)
        );
}

/// <param name="HappenedAt">When it happened, as the writer claims; left out, when it was written.</param>
public sealed record NoteBody(string Text, NoteKind Kind = NoteKind.Note, DateTimeOffset? HappenedAt = null);

/// <summary>The time box is <see cref="Minutes"/> or <see cref="DueAt"/>, one of the two.</summary>
public sealed record TaskBody(string Text, PersonId To, int? Minutes = null, DateTimeOffset? DueAt = null);

public sealed record ResultBody(string? Result = null);

public sealed record OutcomeBody(MitigationOutcome Outcome, string? Text = null);
