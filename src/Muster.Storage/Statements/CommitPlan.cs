// The statements of one commit, the same for both databases: first those that lock and find out whether it may be, then those that write it.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

/// <summary>
/// <see cref="Heads"/> comes first and reads the streams' heads under a lock; then <see cref="Claims"/> lock what they touch, and any of them that finds
/// nothing ends the commit. <see cref="Against"/> refuses a wrong version, and <see cref="Writes"/> says the rest. Whoever touches the timers and messages of
/// a stream waits for its head before: two commits wait for each other and never in a circle. The row of <c>sequences</c> is locked last, so that they wait
/// as shortly as can be.
/// </summary>
internal sealed class CommitPlan(Commit commit, byte[] chainKey, DateTimeOffset now)
{
    private readonly Append[] _appends = [.. commit.Appends.OrderBy(append => append.Stream.ToString(), StringComparer.Ordinal)];

    /// <summary>What reads the position of the last event, after <see cref="Writes"/>.</summary>
    public static Sql Position { get; } = Sql.Of($"SELECT position FROM sequences WHERE id = 1");

    public bool HasStreams => _appends.Length > 0;

    /// <param name="lockRows"><c>FOR UPDATE</c> where a row can be locked.</param>
    public Sql Heads(Sql lockRows) =>
        Sql.Of(
            $"SELECT stream, version, hash FROM stream_heads WHERE stream IN ({Sql.List(_appends.Select(append => append.Stream.ToString()).Distinct())}) ORDER BY stream {lockRows}"
        );

    public IEnumerable<Step> Claims()
    {
        if (commit.Operation is { } operation)
        {
            yield return new(
                Sql.Of(
                    $"INSERT INTO operations (id, content, at) VALUES ({operation.Id}, {operation.Content}, {now}) ON CONFLICT DO NOTHING"
                ),
                new CommitResult.Duplicate()
            );
        }

        if (commit.TimerFired is { } fired)
        {
            yield return new(Sql.Of($"DELETE FROM timers WHERE id = {fired.Id} AND due_at = {fired.DueAt}"), Conflict("timer " + fired.Id));
        }

        if (commit.OutboxCompleted is { } completed)
        {
            yield return new(Completion(completed), Conflict("message " + completed.Key));
        }

        foreach (Step step in GroupSteps.Of(commit.Groups))
        {
            yield return step;
        }

        foreach (AlertRouted routed in commit.Routed.OrderBy(routed => routed.Alert))
        {
            yield return AlertSteps.Routed(routed);
        }

        foreach (AlertBegun begun in commit.Begun.OrderBy(begun => begun.Row.Id))
        {
            yield return AlertSteps.Begin(begun);
        }
    }

    /// <summary>The conflict of an append at another version than its stream's; null when all fit.</summary>
    public CommitResult.Conflict? Against(IReadOnlyDictionary<StreamId, (int Version, string Hash)> heads)
    {
        Dictionary<StreamId, int> reached = [];
        foreach (Append append in commit.Appends)
        {
            int version = reached.TryGetValue(append.Stream, out int sofar) ? sofar : heads.GetValueOrDefault(append.Stream).Version;
            if (version != append.ExpectedVersion)
            {
                return Conflict("stream " + append.Stream);
            }

            reached[append.Stream] = version + append.Events.Length;
        }

        return null;
    }

    /// <summary>What is left to write, and the new heads of the streams.</summary>
    public (IReadOnlyList<Step> Steps, IReadOnlyList<StreamHead> Heads) Writes(
        IReadOnlyDictionary<StreamId, (int Version, string Hash)> heads
    )
    {
        List<Step> steps = [.. TimersAndOutbox()];
        List<StreamHead> reached = [];
        List<(StreamId Stream, int Version, NewEvent Event, string Hash)> events = [];
        foreach (IGrouping<StreamId, Append> stream in _appends.GroupBy(append => append.Stream))
        {
            (int version, string hash) = heads.TryGetValue(stream.Key, out (int, string) head) ? head : (0, EventChain.Root);
            int before = version;
            foreach (NewEvent happened in stream.SelectMany(append => append.Events))
            {
                version++;
                hash = EventChain.Next(chainKey, hash, stream.Key, version, happened);
                events.Add((stream.Key, version, happened, hash));
            }

            if (version > before)
            {
                steps.Add(Head(stream.Key, before, version, hash));
                reached.Add(new(stream.Key, version, hash));
            }
        }

        if (events.Count + commit.Views.Length > 0)
        {
            steps.Add(
                new(
                    Sql.Of(
                        $"UPDATE sequences SET position = position + {events.Count}, revision = revision + {commit.Views.Length} WHERE id = 1"
                    )
                )
            );
            steps.AddRange(
                events.Select((one, index) => new Step(Insert(one, events.Count - 1 - index), Conflict("stream " + one.Stream)))
            );
            steps.AddRange(commit.Views.Select((view, index) => Upsert(view, commit.Views.Length - 1 - index)));
        }

        return (steps, reached);
    }

    private static CommitResult.Conflict Conflict(string what) => new(what);

    /// <summary>
    /// An attempt is open while it has an owner. A message that was dropped during the attempt stays dropped, unless it did leave.
    /// </summary>
    private static Sql Completion(OutboxCompletion completed)
    {
        Sql change = completed switch
        {
            OutboxCompletion.Sent sent => Sql.Of($"state = 'sent', settled_at = {sent.At}, receipt = {sent.Receipt}"),
            OutboxCompletion.Retry retry => Sql.Of($"claimable_at = {retry.NextTryAt}, last_error = {retry.Error}"),
            OutboxCompletion.Postponed postponed => Sql.Of($"claimable_at = {postponed.NextTryAt}, attempts = attempts - 1"),
            OutboxCompletion.Dropped dropped => Sql.Of($"state = 'dropped', settled_at = {dropped.At}, last_error = {dropped.Error}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Sql.Of(
            $"UPDATE outbox SET owner = NULL, {change} WHERE key = {completed.Key} AND attempts = {completed.Attempt} AND owner IS NOT NULL"
        );
    }

    private static Step Head(StreamId stream, int before, int version, string hash) =>
        new(
            before == 0
                ? Sql.Of(
                    $"INSERT INTO stream_heads (stream, version, hash) VALUES ({stream.ToString()}, {version}, {hash}) ON CONFLICT DO NOTHING"
                )
                : Sql.Of(
                    $"UPDATE stream_heads SET version = {version}, hash = {hash} WHERE stream = {stream.ToString()} AND version = {before}"
                ),
            Conflict("stream " + stream)
        );

    /// <summary>
    /// Positions and revisions come from a row that stays locked until the commit, not from a sequence: what a reader sees up to a number is then all that there
    /// is up to it, and nobody who follows by number can step over a commit that becomes visible late.
    /// </summary>
    private static Sql Insert((StreamId Stream, int Version, NewEvent Event, string Hash) one, int beforeLast) =>
        Sql.Of(
            $"""
            INSERT INTO events (position, stream, version, type, data, actor, at, hash)
            VALUES ((SELECT position FROM sequences WHERE id = 1) - {beforeLast}, {one.Stream.ToString()}, {one.Version}, {one.Event.Type}, {one.Event.Data},
            {one.Event.Actor}, {one.Event.At}, {one.Hash})
            """
        );

    /// <summary>A row that is expected to stand as it was read is not written when it does not: the commit is a conflict then.</summary>
    private Step Upsert(View view, int beforeLast)
    {
        ViewExpected? expected = commit.ViewsExpected.FirstOrDefault(one => one.Kind == view.Kind && one.Id == view.Id);
        Sql stands =
            expected is null ? Sql.Empty
            : expected.Body is { } body ? Sql.Of($"WHERE views.body = {body}")
            : Sql.Of($"WHERE false");
        Sql upsert = Sql.Of(
            $"""
            INSERT INTO views (kind, id, status, sort_at, search, body, subject, revision)
            VALUES ({view.Kind}, {view.Id}, {view.Status}, {view.SortAt}, {view.Search}, {view.Body}, {view.Subject}, (SELECT revision FROM sequences WHERE id = 1) - {beforeLast})
            ON CONFLICT (kind, id) DO UPDATE SET status = excluded.status, sort_at = excluded.sort_at, search = excluded.search, body = excluded.body,
            subject = excluded.subject, revision = excluded.revision {stands}
            """
        );
        return new(upsert, expected is null ? null : Conflict($"row {view.Kind}/{view.Id}"));
    }

    private static Step Insert(OutboxMessage message)
    {
        MessageHold? hold = message.Hold;
        Sql insert = Sql.Of(
            $"""
            INSERT INTO outbox (key, channel, address, subject, payload, created_at, next_try_at, state, attempts, owner, claimable_at)
            VALUES ({message.Key}, {message.Channel}, {message.Address}, {message.Subject}, {message.Payload}, {message.CreatedAt}, {message.NextTryAt},
            'waiting', {(hold is null ? 0 : 1)}, {hold?.Owner}, {hold?.LeaseUntil ?? message.NextTryAt})
            ON CONFLICT DO NOTHING
            """
        );
        return new(insert, hold is null ? null : Conflict("message " + message.Key));
    }

    private IEnumerable<Step> TimersAndOutbox()
    {
        foreach (string id in commit.TimersCancelled)
        {
            yield return new(Sql.Of($"DELETE FROM timers WHERE id = {id}"));
        }

        foreach (TimerEntry timer in commit.TimersSet)
        {
            yield return new(
                Sql.Of(
                    $"""
                    INSERT INTO timers (id, kind, subject, due_at) VALUES ({timer.Id}, {timer.Kind}, {timer.Subject}, {timer.DueAt})
                    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, subject = excluded.subject, due_at = excluded.due_at
                    """
                )
            );
        }

        if (!commit.OutboxDropped.IsEmpty)
        {
            yield return new(
                Sql.Of(
                    $"UPDATE outbox SET state = 'dropped', settled_at = {now} WHERE state = 'waiting' AND subject IN ({Sql.List(commit.OutboxDropped)})"
                )
            );
        }

        foreach (HurriedMessage hurried in commit.OutboxHurried)
        {
            yield return new(
                Sql.Of(
                    $"UPDATE outbox SET claimable_at = {hurried.At} WHERE key = {hurried.Key} AND state = 'waiting' AND attempts = 0 AND claimable_at > {hurried.At}"
                )
            );
        }

        foreach (OutboxMessage message in commit.Outbox)
        {
            yield return Insert(message);
        }
    }
}
