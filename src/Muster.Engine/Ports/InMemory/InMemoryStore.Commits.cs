// One commit in memory: everything is checked first, so that what is then written cannot fail half-way.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        StorableText.Require(commit);
        return WriteAsync(() => Refusal(commit) ?? Write(commit), cancel);
    }

    private CommitResult? Refusal(Commit commit)
    {
        if (commit.Operation is { } operation && _operations.ContainsKey(operation.Id))
        {
            return new CommitResult.Duplicate();
        }

        string? conflict =
            TimerConflict(commit)
            ?? CompletionConflict(commit)
            ?? HeldConflict(commit)
            ?? StreamConflict(commit)
            ?? GroupConflict(commit)
            ?? RoutedConflict(commit)
            ?? BegunConflict(commit)
            ?? ViewConflict(commit);
        return conflict is null ? null : new CommitResult.Conflict(conflict);
    }

    private string? TimerConflict(Commit commit) =>
        commit.TimerFired is { } fired
        && !(_timers.TryGetValue(fired.Id, out TimerEntry? set) && set.DueAt == StoredInstant.Of(fired.DueAt))
            ? "timer " + fired.Id
            : null;

    private string? CompletionConflict(Commit commit) =>
        commit.OutboxCompleted is { } completed
        && !(_outbox.TryGetValue(completed.Key, out Waiting? message) && message.Owner is not null && message.Attempt == completed.Attempt)
            ? "message " + completed.Key
            : null;

    private string? HeldConflict(Commit commit) =>
        commit.Outbox.FirstOrDefault(message => message.Hold is not null && _outbox.ContainsKey(message.Key)) is { } known
            ? "message " + known.Key
            : null;

    private string? StreamConflict(Commit commit)
    {
        Dictionary<StreamId, int> versions = [];
        foreach (Append append in commit.Appends)
        {
            int version = versions.TryGetValue(append.Stream, out int reached) ? reached : VersionOf(append.Stream);
            if (version != append.ExpectedVersion)
            {
                return "stream " + append.Stream;
            }

            versions[append.Stream] = version + append.Events.Length;
        }

        return null;
    }

    private CommitResult.Committed Write(Commit commit)
    {
        WriteTimers(commit);
        WriteOutbox(commit);
        foreach (Append append in commit.Appends)
        {
            Add(append);
        }

        foreach (AlertGroup group in ClosingFirst(commit))
        {
            Put(group);
        }

        foreach (AlertRouted routed in commit.Routed)
        {
            WriteRouted(routed);
        }

        foreach (AlertBegun begun in commit.Begun)
        {
            Write(begun);
        }

        foreach (View view in commit.Views)
        {
            Put(view);
        }

        if (commit.Operation is { } operation)
        {
            _operations.Add(operation.Id, operation);
        }

        return new(commit.Appends.Any(append => append.Events.Length > 0) ? _events.Count : 0);
    }
}
