// A unit of work: streams loaded and decided, timers and messages queued, all of it one commit.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>
/// Collects what one command causes. A stream is loaded once and decided on as often as needed; nothing is written before <see cref="CommandRunner"/> commits.
/// Not for several threads.
/// </summary>
public sealed class Work(IEventStore store, IAlertStore alerts, IIds ids, DateTimeOffset now)
{
    /// <summary>The category under which projections see alert groups; they are no streams.</summary>
    public const string GroupCategory = "group";

    private readonly Dictionary<StreamId, LoadedStream> _streams = [];
    private readonly Queue<Happened> _unreacted = new();
    private readonly Dictionary<string, TimerEntry> _timers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly List<OutboxMessage> _outbox = [];
    private readonly List<string> _dropped = [];
    private readonly List<string> _hurried = [];
    private readonly Dictionary<(string Kind, string Id), View> _views = [];
    private readonly Dictionary<(string Kind, string Id), ViewExpected> _viewsExpected = [];
    private readonly Dictionary<AlertGroupId, KeptGroup> _groups = [];
    private readonly List<AlertRouted> _routed = [];
    private readonly List<AlertBegun> _begun = [];
    private readonly List<(AlertGroupId Group, Alert Alert)> _joining = [];
    private TimerEntry? _fired;
    private OutboxCompletion? _completion;

    /// <summary>The instant of this work: one for all that it causes.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Why the last decision without events did nothing; null when all did something.</summary>
    public Reason? Nothing { get; private set; }

    public string NewId() => ids.New();

    public Task<int> NextNumberAsync(string counter, CancellationToken cancel) => store.NextNumberAsync(counter, cancel);

    /// <summary>The state of a stream, with what this work has decided so far.</summary>
    public async Task<TState> LoadAsync<TState, TCommand, TEvent>(string key, CancellationToken cancel)
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        LoadedStream stream = await StreamAsync<TState, TCommand, TEvent>(key, cancel);
        return (TState)stream.State;
    }

    /// <summary>Decides a command and keeps its events; answers the refusal, or null when it was accepted.</summary>
    public async Task<Rejection?> DecideAsync<TState, TCommand, TEvent>(string key, TCommand command, CancellationToken cancel)
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        LoadedStream stream = await StreamAsync<TState, TCommand, TEvent>(key, cancel);
        switch (TState.Decide((TState)stream.State, command))
        {
            case Decision<TEvent>.Rejected refused:
                return refused.Why;
            case Decision<TEvent>.Accepted accepted:
                if (accepted.Events.IsEmpty)
                {
                    Nothing = accepted.Reason;
                }

                foreach (TEvent happened in accepted.Events)
                {
                    Keep(stream, happened, TState.Evolve((TState)stream.State, happened));
                }

                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Refuses unless the stream stands at this version: what <c>If-Match</c> asks for.</summary>
    public async Task<Rejection?> ExpectVersionAsync<TState, TCommand, TEvent>(string key, int version, CancellationToken cancel)
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        LoadedStream stream = await StreamAsync<TState, TCommand, TEvent>(key, cancel);
        return stream.Version == version
            ? null
            : new Rejection(
                "stale_version",
                $"It stands at version {stream.Version} and you wrote for version {version}. Nothing was changed; read it again and decide anew.",
                RejectionKind.Stale
            );
    }

    public void SetTimer(TimerEntry timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        _cancelled.Remove(timer.Id);
        _timers[timer.Id] = timer;
    }

    public void CancelTimer(string id)
    {
        _timers.Remove(id);
        _cancelled.Add(id);
    }

    /// <summary>The timer that this work fires: the commit fails when another node fired it first.</summary>
    public void Fire(TimerEntry timer) => _fired = timer;

    public void Send(OutboxMessage message) => _outbox.Add(message);

    /// <summary>The same, unless this work sends something of the subject there already.</summary>
    public void SendOnce(OutboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!_outbox.Any(one => one.Channel == message.Channel && one.Address == message.Address && one.Subject == message.Subject))
        {
            Send(message);
        }
    }

    /// <summary>Drops the messages of a subject that were not sent yet.</summary>
    public void DropUnsent(string subject) => _dropped.Add(subject);

    /// <summary>Has a message that waits for its time leave now; one that is sent, tried or dropped already stays as it is.</summary>
    public void Hurry(string key) => _hurried.Add(key);

    public void Complete(OutboxCompletion completion) => _completion = completion;

    /// <summary>Writes a row; the last one of a kind and id counts.</summary>
    public void Put(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        _views[(view.Kind, view.Id)] = view;
    }

    /// <summary>Writes a row only while it stands as it was read, for a decision that was made by it; else the commit is a conflict.</summary>
    /// <param name="read">Null when there was no such row.</param>
    public void Put(View view, View? read)
    {
        Put(view);
        _viewsExpected[(view.Kind, view.Id)] = new(view.Kind, view.Id, read?.Body);
    }

    /// <summary>A group as it stands in this work; null when there is none.</summary>
    public async Task<AlertGroup?> GroupAsync(AlertGroupId id, CancellationToken cancel) =>
        _groups.TryGetValue(id, out KeptGroup? kept) ? kept.Group : Keep(await alerts.GroupAsync(id, cancel));

    /// <summary>The open group with a key as it stands in this work; null when there is none.</summary>
    public async Task<AlertGroup?> OpenGroupAsync(string key, CancellationToken cancel)
    {
        AlertGroup? here = _groups.Values.Select(kept => kept.Group).FirstOrDefault(group => group.Key == key && group.ClosedAt is null);
        if (here is not null)
        {
            return here;
        }

        AlertGroup? stored = await alerts.OpenGroupAsync(key, cancel);
        return stored is not null && _groups.ContainsKey(stored.Id) ? null : Keep(stored);
    }

    /// <summary>
    /// Keeps a group, new or read through this work, as it shall be. However often that is said, it is written once, at the version after the one that was read.
    /// </summary>
    public void Put(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        int read = _groups.TryGetValue(group.Id, out KeptGroup? kept) ? kept.ReadVersion : 0;
        _groups[group.Id] = new(read, group with { Version = read + 1 }, IsChanged: true);
    }

    public void Route(AlertRouted routed, Alert alert)
    {
        _routed.Add(routed);
        _joining.Add((routed.Group, alert));
    }

    public void Begin(AlertBegun begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        _begun.Add(begun);
        _joining.Add((begun.Group, begun.Alert));
    }

    /// <summary>The alert that speaks for a group: the latest that fires of those that join it in this work, else of those that it has; null when it has none.</summary>
    public async Task<Alert?> AlertOfAsync(AlertGroupId group, CancellationToken cancel)
    {
        Alert? joining = _joining
            .Where(one => one.Group == group)
            .Select(one => one.Alert)
            .MaxBy(alert => (alert.IsFiring, alert.UpdatedAt, alert.Id));
        return joining is { IsFiring: true } ? joining
            : await alerts.OfGroupAsync(group, 1, cancel) is [Alert stored, ..] ? stored
            : joining;
    }

    internal bool TryNextUnreacted(out Happened happened) => _unreacted.TryDequeue(out happened!);

    /// <summary>The streams that this work decided on and the groups that it keeps, with their new states.</summary>
    internal IEnumerable<(StreamId Id, object State)> Touched() =>
        _streams
            .Values.Where(stream => stream.Decided.Count > 0)
            .Select(stream => (stream.Id, stream.State))
            .Concat(ChangedGroups().Select(group => (new StreamId(GroupCategory, group.Id.Value), (object)group)));

    /// <summary>Everything that this work decided, stream by stream.</summary>
    internal IEnumerable<Happened> Happened() => _streams.Values.SelectMany(stream => stream.Decided);

    internal Commit ToCommit(Operation? operation) =>
        new()
        {
            Appends = [.. _streams.Values.Where(stream => stream.Decided.Count > 0).Select(ToAppend)],
            TimersSet = [.. _timers.Values],
            TimersCancelled = [.. _cancelled.Where(id => id != _fired?.Id)],
            TimerFired = _fired,
            Outbox = [.. _outbox],
            OutboxDropped = [.. _dropped],
            OutboxHurried = [.. _hurried.Select(key => new HurriedMessage(key, Now))],
            OutboxCompleted = _completion,
            Views = [.. _views.Values],
            ViewsExpected = [.. _viewsExpected.Values],
            Groups = [.. ChangedGroups()],
            Routed = [.. _routed],
            Begun = [.. _begun],
            Operation = operation,
        };

    private IEnumerable<AlertGroup> ChangedGroups() => _groups.Values.Where(kept => kept.IsChanged).Select(kept => kept.Group);

    private AlertGroup? Keep(AlertGroup? read)
    {
        if (read is not null)
        {
            _groups[read.Id] = new(read.Version, read, IsChanged: false);
        }

        return read;
    }

    private static Append ToAppend(LoadedStream stream) =>
        new(
            stream.Id,
            stream.Version,
            [
                .. stream.Decided.Select(one => new NewEvent(
                    EventJson.NameOf(one.Event),
                    EventJson.Write(one.Event),
                    one.By.ToString(),
                    one.At
                )),
            ]
        );

    private void Keep(LoadedStream stream, object happened, object next)
    {
        (Actor by, DateTimeOffset at) = EventFacts.Of(happened);
        Happened one = new(stream.Id, stream.Version + stream.Decided.Count + 1, happened, stream.State, by, at);
        stream.State = next;
        stream.Decided.Add(one);
        _unreacted.Enqueue(one);
    }

    private async Task<LoadedStream> StreamAsync<TState, TCommand, TEvent>(string key, CancellationToken cancel)
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        StreamId id = new(TState.Category, key);
        if (!_streams.TryGetValue(id, out LoadedStream? stream))
        {
            (TState state, int version) = await StreamReplay.ReadAsync<TState, TCommand, TEvent>(store, key, cancel);
            stream = new LoadedStream(id, version, state);
            _streams.Add(id, stream);
        }

        return stream;
    }

    /// <summary>A group inside this work, and the version at which it was read: 0 when it is new.</summary>
    private sealed record KeptGroup(int ReadVersion, AlertGroup Group, bool IsChanged);
}
