// Signals into memory and into the log, many requests at a time: the sink of a server that has its store for itself.
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>
/// One thread decides, in memory, what signals do, writes it into the log and answers when the disk has it: whatever came in meanwhile goes into the next group.
/// The database follows by a loop of its own. What the disk refused is taken back, so that memory never knows more than the log.
/// </summary>
public sealed class LoggedIntake : ISignalSink, IDisposable
{
    /// <summary>So many requests in one group: each waits for the slowest of them.</summary>
    private const int GroupMax = 256;

    /// <summary>A group is large enough at so many bytes: the disk takes them in about a millisecond.</summary>
    private const int GroupBytes = 2 * 1024 * 1024;

    /// <summary>How many alerts may fire, or wait for the database, at a time: a bound on memory, at about a kilobyte each.</summary>
    public const int AlertsMax = 2_000_000;

    private const int LoadedAtOnce = 10_000;

    /// <summary>So many are written to the database in one turn: a few milliseconds, for which the pager's own commits have to wait.</summary>
    internal const int SavedAtOnce = 250;

    /// <summary>How much may wait for the disk at a time: a good disk takes it in about a second.</summary>
    private const long WaitingBytesMax = 256 * 1024 * 1024;

    /// <summary>A reader of a storm sees what is in the database by then.</summary>
    private static readonly TimeSpan SettlingMax = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(5);

    private readonly IIntakeLog _log;
    private readonly IAlertRows _rows;
    private readonly TimeProvider _clock;
    private readonly Queue<IntakeRequest> _queue = new();
    private readonly List<IntakeRequest> _group = new(GroupMax);
    private readonly LogFrames _frames = new();
    private readonly Thread _thread;
    private readonly WaitingRoom _room;
    private readonly int _alertsMax;
    private bool _isEnding;
    private long _crowdedUntil;
    private volatile bool _isOpen;

    public LoggedIntake(IIntakeLog log, IAlertRows rows, TimeProvider clock, int alertsMax = AlertsMax)
    {
        _room = new(WaitingBytesMax, clock);
        _alertsMax = alertsMax;
        _log = log;
        _rows = rows;
        _clock = clock;
        _thread = new(Loop) { IsBackground = true, Name = "intake" };
        _thread.Start();
    }

    /// <summary>Signals that there is something to be saved which cannot wait for its turn, or the first that waits for one, or a turn's worth of them.</summary>
    internal Wake Changed { get; } = new();

    /// <summary>Guards the ledger; never held while something is awaited.</summary>
    internal FairGate Gate { get; } = new();

    internal AlertLedger Ledger { get; private set; } = new();

    /// <summary>Whether memory is what the log says; before, the first request opens it.</summary>
    internal bool IsOpen => _isOpen;

    public ValueTask<IntakeAnswer> AcceptAsync(string door, string key, SignalFrames signals, bool wantsLines, CancellationToken cancel) =>
        EnqueueAsync(new(door, key, signals, wantsLines), cancel);

    public async Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel)
    {
        if (!_isOpen)
        {
            await OpenAsync(cancel);
        }

        return ReceiptId.TryParse(id, out long position, out long chance) && _log.Find(position) is { } record
            ? ReceiptRecord.Read(id, chance, record)
            : null;
    }

    public async Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset hearingSince, int limit, CancellationToken cancel)
    {
        IntakeRequest request = new("muster", "leases", null, false) { HearingSince = hearingSince.ToUnixTimeMilliseconds(), Most = limit };
        return (await EnqueueAsync(request, cancel)).Resolved;
    }

    public Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel)
    {
        using (Gate.Enter())
        {
            DateTimeOffset? next =
                Ledger.NextLeaseEnd == long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(Ledger.NextLeaseEnd);
            return Task.FromResult(next);
        }
    }

    /// <summary>Which labels decide where an alert goes: the first with new values of these may have to wake somebody, and goes before others.</summary>
    public void RoutesLookAt(IReadOnlyCollection<string> labels)
    {
        using (Gate.Enter())
        {
            Ledger.Classes.Look(labels);
        }
    }

    public async Task SettledAsync(CancellationToken cancel)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < SettlingMax && Waiting > 0; waited += Settling)
        {
            await Task.Delay(Settling, _clock, cancel);
        }
    }

    public IReadOnlyList<Alert> AsHeard(IReadOnlyList<Alert> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using (Gate.Enter())
        {
            return [.. read.Select(Ledger.AsHeard)];
        }
    }

    /// <summary>How many alerts the database does not know as they are.</summary>
    public int Unsaved
    {
        get
        {
            using (Gate.Enter())
            {
                return Ledger.Unsaved;
            }
        }
    }

    /// <summary>How many alerts are in memory: they fire, or the database does not know their end.</summary>
    internal int Count
    {
        get
        {
            using (Gate.Enter())
            {
                return Ledger.Count;
            }
        }
    }

    /// <summary>Those that the database does not know as they are, of which more than the lease moved.</summary>
    internal int Waiting
    {
        get
        {
            using (Gate.Enter())
            {
                return Ledger.Waiting;
            }
        }
    }

    /// <summary>Whether requests came faster than one by one a moment ago.</summary>
    internal bool IsCrowded => _clock.GetTimestamp() < Volatile.Read(ref _crowdedUntil);

    /// <summary>Brings memory to where the database and the log are, when that has not been done yet.</summary>
    internal async Task OpenAsync(CancellationToken cancel) =>
        await ExpireLeasesAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, cancel);

    /// <summary>What the database has need not be read from the log again.</summary>
    internal void MoveCheckpoint()
    {
        long checkpoint;
        using (Gate.Enter())
        {
            if (!_isOpen)
            {
                throw new InvalidOperationException("Nothing has been read yet, so nothing is known to be in the database.");
            }

            checkpoint = Ledger.Checkpoint(_log.End);
        }

        if (checkpoint > _log.Checkpoint)
        {
            _log.MoveCheckpoint(checkpoint);
        }
    }

    /// <summary>Writes what still waits.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isEnding = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
    }

    /// <summary>Who is answered has left the room: nothing of its own need go on between the writer and the request.</summary>
    private ValueTask<IntakeAnswer> EnqueueAsync(IntakeRequest request, CancellationToken cancel)
    {
        ValueTask entering = _room.EnterAsync(request.Bytes, cancel);
        if (!entering.IsCompletedSuccessfully)
        {
            return EnterAsync(entering, request);
        }

        Enqueue(request);
        return request.Answered;
    }

    private async ValueTask<IntakeAnswer> EnterAsync(ValueTask entering, IntakeRequest request)
    {
        await entering;
        Enqueue(request);
        return await request.Answered;
    }

    private void Enqueue(IntakeRequest request)
    {
        request.InRoom = _room;
        lock (_queue)
        {
            if (_isEnding)
            {
                _room.Leave(request.Bytes);
                throw new StoreUnavailableException("Muster is stopping. Nothing was written; try again in a moment.");
            }

            _queue.Enqueue(request);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_queue);
            }
        }
    }

    private void Loop()
    {
        while (TakeGroup())
        {
            if (_group.Count > 1)
            {
                Volatile.Write(ref _crowdedUntil, _clock.GetTimestamp() + (_clock.TimestampFrequency / 20));
            }

            WriteGroup();
            _group.Clear();
            _frames.Clear();
        }
    }

    /// <summary>Sleeps until there is work, without spinning first; false when it is over.</summary>
    private bool TakeGroup()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_isEnding)
            {
                Monitor.Wait(_queue);
            }

            long bytes = 0;
            while (_group.Count < GroupMax && bytes < GroupBytes && _queue.TryDequeue(out IntakeRequest? request))
            {
                _group.Add(request);
                bytes += request.Bytes;
            }
        }

        return _group.Count > 0;
    }

    private void WriteGroup()
    {
        bool isNews;
        try
        {
            using (Gate.Enter())
            {
                Open();
                int waiting = Ledger.Waiting;
                WriteDecisions();
                isNews = Ledger.HasFirst || (waiting == 0 && Ledger.Waiting > 0) || waiting / SavedAtOnce < Ledger.Waiting / SavedAtOnce;
            }
        }
        catch (Exception refused)
        {
            // A defect too: a thread that ended would leave every sender waiting.
            foreach (IntakeRequest request in _group)
            {
                request.Refused = refused;
            }

            AnsweredGroup.Answer(_group);
            return;
        }

        if (isNews)
        {
            Changed.All();
        }

        AnsweredGroup.Answer(_group);
    }

    private void WriteDecisions()
    {
        try
        {
            foreach (IntakeRequest request in _group)
            {
                Decide(request);
            }

            _log.Append(_frames.Written);
            Ledger.Keep();
        }
        catch
        {
            Ledger.TakeBack();
            throw;
        }
    }

    private void Decide(IntakeRequest request)
    {
        if (request.Frames is { } frames && !HasRoom(frames))
        {
            request.Refused = new StoreUnavailableException(
                $"More than {_alertsMax} alerts fire or wait to be stored. Nothing was taken; send it again when some are over."
            );
            return;
        }

        int begun = _frames.Begin();
        Decision decision = new(Ledger, _frames, _log.End + begun, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (request.Frames is null ? decision.Expire(request) : decision.Apply(request))
        {
            _frames.End();
        }
        else
        {
            _frames.Abandon();
        }
    }

    /// <summary>Whether memory has room for what a request may open: what it renews or ends is welcome even when there is none.</summary>
    private bool HasRoom(SignalFrames frames)
    {
        int room = _alertsMax - Ledger.Count;
        if (frames.Count <= room)
        {
            return true;
        }

        foreach (ref readonly SignalFrame frame in frames.All)
        {
            room -= !frame.Times.Resolved && Ledger.Find(frame, frames.Of(frame.Labels), out _) < 0 ? 1 : 0;
        }

        return room >= 0;
    }

    /// <summary>Reads what fires from the database and what happened since from the log. After a failure the next group tries again, from nothing.</summary>
    private void Open()
    {
        if (_isOpen)
        {
            return;
        }

        _log.Open();
        AlertLedger ledger = new();
        Fingerprint? after = null;
        while (_rows.FiringRowsAsync(after, LoadedAtOnce, CancellationToken.None).GetAwaiter().GetResult() is { Count: > 0 } some)
        {
            foreach (AlertRow row in some)
            {
                ledger.Load(row);
            }

            after = some[^1].Fingerprint;
        }

        _log.Read(_log.Checkpoint, (position, record) => Replay.Apply(ledger, position, record));
        ledger.Loaded(_rows.LastIdAsync(CancellationToken.None).GetAwaiter().GetResult());
        Ledger = ledger;
        _isOpen = true;
    }
}
