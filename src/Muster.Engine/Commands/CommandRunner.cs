// Runs a command: decide, react, project, commit; again when somebody else was faster.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>The one way to write. All that a command causes, reactions and rows of the read models included, is one commit.</summary>
public sealed class CommandRunner(
    IEventStore store,
    IAlertStore alerts,
    IIds ids,
    TimeProvider clock,
    IEnumerable<IReaction> reactions,
    IEnumerable<IProjection> projections,
    OrganisationReader organisation,
    EngineMeter meter,
    Wake wake,
    Hands hands
)
{
    /// <summary>
    /// Each conflict is somebody else's write that stands, and a page writes by itself while its messages leave and fail: whoever answers it in that second must not
    /// be told to try again.
    /// </summary>
    private const int TriesMax = 10;

    private static readonly Rejection Reused = Rejection.Invalid(
        "request.idempotency_reused",
        "This Idempotency-Key was used before, for another request. That one was done and stands; this one was not done, and nothing was changed. "
            + "Send it again with a new key."
    );

    private readonly IReaction[] _reactions = [.. reactions];
    private readonly ILookup<string, IProjection> _projections = projections.ToLookup(one => one.Category, StringComparer.Ordinal);

    /// <summary>
    /// Runs <paramref name="act"/> on a fresh unit of work and commits it. A conflict is tried again on the new state, ten times in all. Cancellation is honoured before
    /// the commit only: a write that was begun is finished.
    /// </summary>
    /// <param name="operation">What makes a repeated request one command; null for none.</param>
    public async Task<Outcome> RunAsync(Operation? operation, Func<Work, CancellationToken, Task<Rejection?>> act, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        for (int attempt = 1; ; attempt++)
        {
            if (operation is not null && await DoneBeforeAsync(operation, cancel) is { } before)
            {
                return before;
            }

            Work work = new(store, alerts, ids, clock.GetUtcNow());
            if (await act(work, cancel) is { } why)
            {
                return new Outcome.Refused(why);
            }

            await ReactAsync(work, cancel);
            foreach ((StreamId id, object state) in work.Touched().ToArray())
            {
                foreach (View row in _projections[id.Category].SelectMany(projection => projection.Project(id, state, work.Now)))
                {
                    work.Put(row);
                }
            }

            Commit commit = work.ToCommit(operation);
            if (commit.IsEmpty)
            {
                return new Outcome.Done(work.Nothing);
            }

            // After a conflict its messages wait to be claimed: one of them may have been what was in the way.
            commit = attempt == 1 ? hands.Hold(commit) : commit;
            switch (await CommitAsync(commit))
            {
                case CommitResult.Committed:
                    organisation.Heard(commit);
                    meter.Committed(work.Happened());
                    wake.Committed(commit);
                    return new Outcome.Done(work.Nothing);
                case CommitResult.Duplicate:
                    return await DoneBeforeAsync(operation!, CancellationToken.None)
                        ?? throw new InvalidOperationException($"The operation {operation!.Id} was committed and is not there.");
                case CommitResult.Conflict when attempt < TriesMax:
                    meter.Conflicted();
                    break;
                case CommitResult.Conflict conflict:
                    meter.Conflicted();
                    return new Outcome.Refused(
                        new Rejection("conflict", $"Others kept changing {conflict.What} at the same time. Nothing was changed; try again.")
                    );
            }
        }
    }

    /// <summary>Commits, and has what is held sent at once.</summary>
    private async Task<CommitResult> CommitAsync(Commit held)
    {
        bool isWritten = false;
        try
        {
            CommitResult result = await store.CommitAsync(held, CancellationToken.None);
            isWritten = result is CommitResult.Committed;
            return result;
        }
        finally
        {
            if (isWritten)
            {
                hands.Send(held);
            }
            else
            {
                hands.Release(held);
            }
        }
    }

    /// <summary>What became of an operation whose id was committed before; null when it was not. Other words under the same id were never carried out.</summary>
    private async Task<Outcome?> DoneBeforeAsync(Operation operation, CancellationToken cancel) =>
        await store.OperationAsync(operation.Id, cancel) switch
        {
            null => null,
            { } known when known == operation => new Outcome.AlreadyDone(),
            _ => new Outcome.Refused(Reused),
        };

    private async Task ReactAsync(Work work, CancellationToken cancel)
    {
        while (work.TryNextUnreacted(out Happened happened))
        {
            foreach (IReaction reaction in _reactions)
            {
                await reaction.ReactAsync(happened, work, cancel);
            }
        }
    }
}
