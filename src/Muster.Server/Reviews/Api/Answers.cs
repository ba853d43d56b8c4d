// What a write answers: the review as it stands afterwards, or why it was refused.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Api;

/// <summary>Runs the writes of one request. The answer is read again after the write, so that its ETag is the version of just what it shows.</summary>
public sealed class Answers(ReviewWriter writer, ReviewReader reader, IIds ids, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="command">Makes the command from who asks and the instant.</param>
    /// <param name="unless">Refuses for what only the edge can see in the review as it stands; null for nothing.</param>
    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> WriteAsync(
        string id,
        HttpContext http,
        Func<Asking, DateTimeOffset, ReviewCommand> command,
        Func<Review, Rejection?>? unless = null
    ) =>
        RunAsync(
            id,
            http,
            async (incident, asking) =>
                (
                    await writer.WriteAsync(
                        incident,
                        asking,
                        now => command(asking, now),
                        unless is null ? null : (review, _) => unless(review)
                    ),
                    (string?)null
                )
        );

    /// <param name="command">Makes the command from who asks, the instant, and the id of what it makes.</param>
    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> AddAsync(
        string id,
        HttpContext http,
        Func<Asking, DateTimeOffset, string, ReviewCommand> command
    ) =>
        RunAsync(
            id,
            http,
            async (incident, asking) =>
            {
                string made = asking.NewId(ids);
                return (await writer.WriteAsync(incident, asking, now => command(asking, now, made)), made);
            }
        );

    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> AddActionItemAsync(
        string id,
        HttpContext http,
        Func<Asking, DateTimeOffset, string, ReviewCommand.AddActionItem> command
    ) =>
        RunAsync(
            id,
            http,
            async (incident, asking) =>
            {
                string made = asking.NewId(ids);
                return (await writer.AddActionItemAsync(incident, asking, now => command(asking, now, made)), made);
            }
        );

    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> PlanActionItemAsync(
        string id,
        HttpContext http,
        Func<Asking, DateTimeOffset, ReviewCommand.PlanActionItem> command
    ) =>
        RunAsync(
            id,
            http,
            async (incident, asking) => (await writer.PlanActionItemAsync(incident, asking, now => command(asking, now)), (string?)null)
        );

    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> SendActionItemAsync(
        string id,
        HttpContext http,
        string item,
        string tracker
    ) => RunAsync(id, http, async (incident, asking) => (await writer.SendActionItemAsync(incident, asking, item, tracker), (string?)null));

    public Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> DraftAsync(string id, HttpContext http) =>
        RunAsync(id, http, async (incident, asking) => (await writer.DraftAsync(incident, asking), (string?)null));

    private async Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> RunAsync(
        string id,
        HttpContext http,
        Func<IncidentId, Asking, Task<(Outcome Outcome, string? Made)>> write
    )
    {
        if (!IncidentId.TryParse(id, out IncidentId incident))
        {
            return Refusals.NoSuchIncident(id).ToProblem();
        }

        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        (Outcome outcome, string? made) = await write(incident, asking);
        return outcome is Outcome.Refused { Why: var why } ? why.ToProblem() : await AfterAsync(incident, http, outcome, made);
    }

    private async Task<Results<Ok<ReviewDetail>, ProblemHttpResult>> AfterAsync(
        IncidentId id,
        HttpContext http,
        Outcome outcome,
        string? made
    )
    {
        ReviewRecord record =
            await reader.ReadAsync(id, CancellationToken.None)
            ?? throw new InvalidOperationException($"The review of {id} was written and is not there.");
        Versions.Put(http.Response, record.Version);
        Reason? nothing = (outcome as Outcome.Done)?.Nothing;
        return TypedResults.Ok(
            ReviewDetail.Of(record, Now) with
            {
                Written = new(nothing is null ? made : null, nothing, outcome is Outcome.AlreadyDone),
            }
        );
    }
}
