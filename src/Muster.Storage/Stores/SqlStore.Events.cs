// Streams of events, commits, counters and operations.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(StreamId stream, int afterVersion, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of(
                $"SELECT {Rows.EventColumns} FROM events WHERE stream = {stream.ToString()} AND version > {afterVersion} ORDER BY version"
            ),
            Rows.Event,
            cancel
        );

    public async Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel) =>
        streams.Count == 0
            ? []
            : await database.QueryAsync(
                Sql.Of(
                    $"""
                    SELECT {Rows.EventColumns} FROM events WHERE stream IN ({Sql.List(
                        streams.Select(stream => stream.ToString()).Distinct(StringComparer.Ordinal)
                    )}) ORDER BY stream, version
                    """
                ),
                Rows.Event,
                cancel
            );

    public async Task<int> StreamVersionAsync(StreamId stream, CancellationToken cancel) =>
        (int)await NumberAsync(Sql.Of($"SELECT version FROM stream_heads WHERE stream = {stream.ToString()}"), cancel);

    public async Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT {Rows.EventColumns} FROM events WHERE position > {afterPosition} ORDER BY position LIMIT {limit}"),
            Rows.Event,
            cancel
        );

    public async Task<int> NextNumberAsync(string counter, CancellationToken cancel) =>
        (
            await database.WriteAsync(
                Sql.Of(
                    $"INSERT INTO counters (name, value) VALUES ({counter}, 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
                ),
                row => row.GetInt32(0),
                cancel
            )
        )[0];

    public Task<Operation?> OperationAsync(string id, CancellationToken cancel) =>
        FirstAsync(
            Sql.Of($"SELECT id, content FROM operations WHERE id = {id}"),
            row => new Operation(row.GetString(0), row.GetString(1)),
            cancel
        );

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        StorableText.Require(commit);
        CommitPlan plan = new(commit, chainKey, clock.GetUtcNow());
        return database.TransactAsync(
            transaction => CommitAsync(plan, transaction, cancel),
            result => result is CommitResult.Committed,
            cancel
        );
    }

    private static async Task<CommitResult> CommitAsync(CommitPlan plan, ISqlTransaction transaction, CancellationToken cancel)
    {
        (CommitResult? refusal, List<(StreamId Stream, int Version, string Hash)> rows) = await transaction.LockAndRunAsync(
            plan.HasStreams ? plan.Heads(transaction.ForUpdate) : null,
            [.. plan.Claims()],
            Rows.Head,
            cancel
        );
        if (refusal is not null)
        {
            return refusal;
        }

        Dictionary<StreamId, (int Version, string Hash)> heads = rows.ToDictionary(row => row.Stream, row => (row.Version, row.Hash));
        if (plan.Against(heads) is { } conflict)
        {
            return conflict;
        }

        (IReadOnlyList<Step> steps, IReadOnlyList<StreamHead> reached) = plan.Writes(heads);
        (refusal, List<long> position) = await transaction.RunAsync(
            steps,
            reached.Count > 0 ? CommitPlan.Position : null,
            row => row.GetInt64(0),
            cancel
        );
        transaction.Reached(reached);
        return refusal ?? new CommitResult.Committed(position.FirstOrDefault());
    }
}
