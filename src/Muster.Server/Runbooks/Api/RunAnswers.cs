// What the API answers about runbooks and runs: how one stands after a write, or why it was refused.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Runbooks.Api;

public sealed class RunAnswers(RunbookLibrary library, RunbookWriter books, RunPlanner planner, RunWriter writer, RunReader reader)
{
    public async Task<Ok<RunbookList>> RunbooksAsync(CancellationToken cancel) =>
        TypedResults.Ok(new RunbookList([.. (await library.AllAsync(cancel)).Select(RunbookItem.Of)]));

    public async Task<Results<Ok<RunbookDetail>, ProblemHttpResult>> RunbookAsync(string id, CancellationToken cancel) =>
        await DetailAsync(id, cancel) is { } detail ? TypedResults.Ok(detail) : RunRefusals.NoSuchRunbook(id).ToProblem();

    public async Task<Results<Ok<RunbookDetail>, ProblemHttpResult>> WriteRunbookAsync(string id, RunbookBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!Slug.IsValid(id))
        {
            return RunRefusals.NoSuchRunbook(id).ToProblem();
        }

        (Outcome outcome, RunbookId written) = await books.WriteAsync(id, body.Text, asking);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok((await DetailAsync(written.Value, CancellationToken.None))! with { Written = Written(outcome) });
    }

    public async Task<Results<Ok<RunbookDetail>, ProblemHttpResult>> RetireRunbookAsync(string id, string reason, HttpContext http)
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!Slug.IsValid(id))
        {
            return RunRefusals.NoSuchRunbook(id).ToProblem();
        }

        Outcome outcome = await books.DecideAsync(new(id), asking, now => new RunbookCommand.Retire(reason, asking.By, now));
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok((await DetailAsync(id, CancellationToken.None))! with { Written = Written(outcome) });
    }

    public async Task<Results<Ok<RunbookPreview>, ProblemHttpResult>> PreviewAsync(string id, PreviewBody body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(body);
        RunWish wish = new(id, Values(body.Parameters), body.Undo, null, Incident(body.Incident));
        (PlannedRun? plan, Rejection? why) = await planner.PlanAsync(wish, cancel);
        return plan is null
            ? why!.ToProblem()
            : TypedResults.Ok(
                new RunbookPreview(
                    plan.Title,
                    plan.NeedsTwo,
                    [.. plan.Content.Steps.Select((step, at) => new PlannedStepItem(at, step.Name, step.Kind(), step.What()))]
                )
            );
    }

    public async Task<Results<Ok<RunList>, ProblemHttpResult>> RunsAsync(string? incident, CancellationToken cancel)
    {
        IncidentId? of = Incident(incident);
        return incident is not null && of is null
            ? RunRefusals
                .Invalid([new("incident", $"'{EdgeText.Line(incident, EdgeLimits.NameBytes)}' is no id of an incident.")])
                .ToProblem()
            : TypedResults.Ok(new RunList(await reader.ListAsync(of, cancel)));
    }

    public async Task<Results<Ok<RunDetail>, ProblemHttpResult>> RunAsync(string id, CancellationToken cancel) =>
        RunId.TryParse(id, out RunId run) && await reader.ReadAsync(run, cancel) is { Exists: true } found
            ? TypedResults.Ok(RunDetail.Of(found))
            : RunRefusals.NoSuchRun(id).ToProblem();

    public async Task<Results<Created<RunDetail>, ProblemHttpResult>> RequestAsync(RequestRunBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        RunWish wish = new(body.Runbook, Values(body.Parameters), body.Undo, body.Command?.ToCommand(), Incident(body.Incident));
        if (body.Incident is not null && wish.Incident is null)
        {
            return RunRefusals
                .Invalid([new("incident", $"'{body.Incident}' is no id of an incident: expected a form such as INC-42.")])
                .ToProblem();
        }

        (Outcome outcome, RunId? id) = await writer.RequestAsync(wish, Caller.Require(http.User), asking);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        RunId made = id ?? throw new InvalidOperationException("A run was asked for and its number is not known.");
        RunDetail detail = RunDetail.Of(await reader.ReadAsync(made, CancellationToken.None)) with { Written = Written(outcome) };
        return TypedResults.Created($"/api/v1/runs/{made}", detail);
    }

    public async Task<Results<Ok<RunDetail>, ProblemHttpResult>> StartAsync(string id, StartRunBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        return RunId.TryParse(id, out RunId run)
            ? await AnswerAsync(run, await writer.StartAsync(run, body.Hash, body.Command?.ToCommand(), Caller.Require(http.User), asking))
            : RunRefusals.NoSuchRun(id).ToProblem();
    }

    /// <summary>Any other write of a run.</summary>
    public async Task<Results<Ok<RunDetail>, ProblemHttpResult>> WriteAsync(
        string id,
        HttpContext http,
        Func<Asking, Caller, DateTimeOffset, RunCommand> command
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        Caller caller = Caller.Require(http.User);
        return RunId.TryParse(id, out RunId run)
            ? await AnswerAsync(run, await writer.WriteAsync(run, asking, now => command(asking, caller, now)))
            : RunRefusals.NoSuchRun(id).ToProblem();
    }

    private async Task<Results<Ok<RunDetail>, ProblemHttpResult>> AnswerAsync(RunId id, Outcome outcome) =>
        outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(RunDetail.Of(await reader.ReadAsync(id, CancellationToken.None)) with { Written = Written(outcome) });

    private async Task<RunbookDetail?> DetailAsync(string id, CancellationToken cancel) =>
        await library.FindAsync(id, cancel) is { } known
            ? new(
                RunbookItem.Of(known),
                known.Row.Text,
                [.. known.Runbook.Parameters.Select(ParameterItem.Of)],
                [
                    .. (await library.VersionsAsync(known.Row.Id, cancel)).Select(one => new VersionItem(
                        one.Number,
                        one.TextHash,
                        one.By,
                        one.At
                    )),
                ]
            )
            {
                Retired = known.Row.Retired,
            }
            : null;

    private static WrittenItem Written(Outcome outcome) => new(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone);

    private static IncidentId? Incident(string? text) => IncidentId.TryParse(text, out IncidentId id) ? id : null;

    private static ImmutableSortedDictionary<string, string> Values(ImmutableSortedDictionary<string, string>? given) =>
        given ?? ImmutableSortedDictionary<string, string>.Empty;
}
