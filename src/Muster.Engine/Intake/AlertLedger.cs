// What is true of all alerts in memory, what of it the database does not know yet, and how to take back what the log refused.
using System.Text;
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>Every change names the position of the record that caused it. For one thread at a time.</summary>
internal sealed class AlertLedger
{
    /// <summary>What is unsaved is counted in pieces of the log, each of so many bits of positions.</summary>
    private const int PieceBits = 22;

    private readonly AlertTable _table = new();
    private readonly SaveQueue _queue = new();
    private readonly List<LedgerStep> _undo = [];
    private readonly List<AlertSlot> _before = [];
    private readonly SortedDictionary<long, (int Count, long First)> _unsavedIn = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private Dictionary<long, (int At, long HeardUntil)>? _byId = [];
    private int _saving;
    private long _nextId = 1;
    private long _nextIdBefore = 1;

    public RoutingClasses Classes => _queue.Classes;

    public int Count => _table.Count;

    /// <summary>Episodes of which the database does not know all.</summary>
    public int Unsaved { get; private set; }

    /// <summary>Those of them of which the database does not know more than the lease.</summary>
    public int Waiting => _queue.Waiting + _saving;

    /// <summary>Whether the first of a class waits.</summary>
    public bool HasFirst => _queue.HasFirst;

    /// <summary>No lease ends before this; in Unix milliseconds.</summary>
    public long NextLeaseEnd { get; private set; } = long.MaxValue;

    /// <summary>What is read from the log is on disk: nothing of it is ever taken back.</summary>
    private bool CanBeTakenBack => _byId is null;

    public ref AlertSlot this[int at] => ref _table[at];

    public int Find(in SignalFrame frame, ReadOnlySpan<byte> labels, out Fingerprint own) => _table.Find(frame, labels, out own);

    /// <summary>A firing alert that was read from the database, with what was heard of it since.</summary>
    public Alert AsHeard(Alert read)
    {
        int at = read.IsFiring ? _table.Find(read.Fingerprint) : -1;
        return at >= 0 && _table[at].Id == read.Id ? _table[at].AsHeard(read) : read;
    }

    /// <summary>Where a start has to begin reading the log, when its end is <paramref name="end"/>.</summary>
    public long Checkpoint(long end) => _unsavedIn.Count == 0 ? end : _unsavedIn.First().Value.First;

    /// <summary>An episode as the database has it; before anything is replayed.</summary>
    public void Load(AlertRow row)
    {
        _nextId = Math.Max(_nextId, row.Id + 1);
        NextLeaseEnd = Math.Min(NextLeaseEnd, row.Times.LeaseEndsAt);
        byte[] labels = Encoding.UTF8.GetBytes(row.Labels!);
        int at = _table.Add(
            new()
            {
                Id = row.Id,
                Fingerprint = row.Fingerprint,
                IsClash = row.Fingerprint == Fingerprints.OfClash(labels),
                Labels = labels,
                Content = SignalFrames.ContentOf(Encoding.UTF8.GetBytes(row.Annotations!), Encoding.UTF8.GetBytes(row.GeneratorUrl ?? "")),
                Times = row.Times,
                ReceivedAt = row.ReceivedAt,
                ResolvedAt = row.ResolvedAt,
                ChangedAt = row.ChangedAt,
                Revision = row.Revision,
                Signals = row.Signals,
                Door = Shared(row.Door),
                Key = Shared(row.Key),
            }
        );
        _byId!.Add(row.Id, (at, row.Times.UpdatedAt));
    }

    /// <summary>All is read: ids go on after the last one, and the way from id to cell, which only reading the log again needs, is given up.</summary>
    public void Loaded(long lastId)
    {
        _nextId = Math.Max(_nextId, lastId + 1);
        _byId = null;
        Keep();
    }

    /// <summary>Where an episode is, while the log is read again; -1 when the database has it and it is over.</summary>
    public int ById(long id) => _byId!.TryGetValue(id, out (int At, long HeardUntil) known) ? known.At : -1;

    /// <summary>
    /// How many signals the count of an episode lacks, 0 or 1, when the log says that it was heard at an instant: the database's count has all up to the last that it
    /// knows of. So of the signals of that one millisecond those are missed that came after it was saved and before a kill.
    /// </summary>
    public long Uncounted(long id, long now) => now > _byId![id].HeardUntil ? 1 : 0;

    public long NewId() => _nextId++;

    public SaidTexts Said { get; } = new();

    public string Shared(string name)
    {
        if (!_names.TryGetValue(name, out string? shared))
        {
            _names.Add(name, name);
            shared = name;
        }

        return shared;
    }

    public void Open(AlertSlot slot, long position)
    {
        slot.Unsaved = Intake.Unsaved.Row;
        slot.UnsavedSince = position;
        int at = _table.Add(slot);
        if (CanBeTakenBack)
        {
            _undo.Add(new(at, LedgerStep.Opened, default, default, default));
        }

        _byId?.Add(slot.Id, (at, long.MinValue));
        _nextId = Math.Max(_nextId, slot.Id + 1);
        NextLeaseEnd = Math.Min(NextLeaseEnd, slot.Times.LeaseEndsAt);
        Tally(position, 1);
        _queue.Add(at, ref _table[at]);
    }

    /// <param name="signals">How many signals its count lacks: 1, and 0 for one that is read again.</param>
    public void Renew(int at, in EpisodeTimes times, long position, long signals = 1)
    {
        ref AlertSlot slot = ref _table[at];
        if (CanBeTakenBack)
        {
            _undo.Add(new(at, LedgerStep.Renewed, slot.Times, slot.Unsaved, slot.UnsavedSince));
        }

        Mark(at, Intake.Unsaved.Lease, position);
        slot.Times = times;
        slot.Signals += signals;
    }

    /// <summary>Other words about it, and another lease.</summary>
    public void Change(int at, in AlertSlot next, long position)
    {
        Touch(at, Intake.Unsaved.State | Intake.Unsaved.Words, position);
        ref AlertSlot slot = ref _table[at];
        slot.Labels = next.Labels;
        slot.Annotations = next.Annotations;
        slot.Url = next.Url;
        slot.Content = next.Content;
        slot.Times = next.Times;
        slot.Revision = next.Revision;
        slot.Signals = next.Signals;
        slot.ChangedAt = next.ChangedAt;
    }

    /// <param name="by">The key whose signal ended it; null when its lease ran out.</param>
    /// <param name="annotations">What the last signal said, or null for what was said before.</param>
    public void Resolve(int at, long resolvedAt, string? by, int revision, long now, byte[]? annotations, long position)
    {
        Touch(at, Intake.Unsaved.State, position);
        _table.Unlink(at);
        ref AlertSlot slot = ref _table[at];
        slot.Times = by is null ? slot.Times : slot.Times with { UpdatedAt = Math.Max(now, slot.Times.UpdatedAt) };
        slot.ResolvedAt = resolvedAt;
        slot.ResolvedBy = by;
        slot.Revision = revision;
        slot.ChangedAt = now;
        if (annotations is not null)
        {
            slot.Annotations = annotations;
            slot.Unsaved |= Intake.Unsaved.Words;
        }

        _queue.Ends(at, slot);
    }

    /// <summary>What was changed since the last call is on disk.</summary>
    public void Keep()
    {
        _undo.Clear();
        _before.Clear();
        _nextIdBefore = _nextId;
    }

    /// <summary>All that was changed since the last <see cref="Keep"/> did not happen, and the ids that were given are given again.</summary>
    public void TakeBack()
    {
        for (int last = _undo.Count - 1; last >= 0; last--)
        {
            TakeBack(_undo[last]);
        }

        _undo.Clear();
        _before.Clear();
        _nextId = _nextIdBefore;
    }

    /// <summary>The next to be saved, as they are now, together with what has to be said of them afterwards.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="turns">How many of them at most that are not the first of their class.</param>
    public List<Saving> TakeUnsaved(int most, int turns)
    {
        List<int> cells = [];
        _queue.Take(_table, cells, most, turns);
        return [.. cells.Select(Begin)];
    }

    /// <summary>Leases that moved, the longest waiting first.</summary>
    public List<Saving> TakeLeases(int most)
    {
        List<int> cells = [];
        _queue.TakeLeases(_table, cells, most);
        return [.. cells.Select(Begin)];
    }

    /// <summary>They are in the database.</summary>
    public void Saved(List<Saving> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        foreach (Saving one in saved)
        {
            Tally(one.Since, -1);
            _saving -= one.IsNews ? 1 : 0;
            ref AlertSlot slot = ref _table[one.At];
            if (!slot.HasUnsavedWords)
            {
                slot.Annotations = null;
                slot.Url = null;
            }

            if (!slot.IsFiring && slot.Unsaved == Intake.Unsaved.Nothing)
            {
                _table.Free(one.At);
            }
        }
    }

    /// <summary>They are not in the database, and wait again.</summary>
    public void NotSaved(List<Saving> failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        foreach (Saving one in failed)
        {
            ref AlertSlot slot = ref _table[one.At];
            if (slot.Unsaved != Intake.Unsaved.Nothing)
            {
                Tally(slot.UnsavedSince, -1);
            }

            _saving -= one.IsNews ? 1 : 0;
            slot.Unsaved |= one.What;
            slot.UnsavedSince = one.Since;
            _queue.Add(one.At, ref slot);
        }
    }

    /// <summary>The cells of firing episodes whose lease is over, at most so many, and when the next one of the others ends.</summary>
    public List<int> Over(long now, long hearingSince, int most)
    {
        List<int> over = [];
        if (NextLeaseEnd > now)
        {
            return over;
        }

        long next = long.MaxValue;
        for (int at = 0; at < _table.End; at++)
        {
            ref AlertSlot slot = ref _table[at];
            if (slot.Labels is null || !slot.IsFiring)
            {
                continue;
            }

            if (over.Count < most && EpisodeRules.IsOver(slot.Times, now, hearingSince))
            {
                over.Add(at);
            }
            else
            {
                next = Math.Min(next, slot.Times.LeaseEndsAt);
            }
        }

        NextLeaseEnd = next;
        return over;
    }

    private Saving Begin(int at)
    {
        ref AlertSlot slot = ref _table[at];
        Saving saving = new(at, slot.Unsaved, slot.UnsavedSince, slot.ToRow());
        slot.Unsaved = Intake.Unsaved.Nothing;
        _saving += saving.IsNews ? 1 : 0;
        return saving;
    }

    private void TakeBack(in LedgerStep step)
    {
        int at = step.At;
        ref AlertSlot slot = ref _table[at];
        if (slot.Unsaved != Intake.Unsaved.Nothing && step.Unsaved == Intake.Unsaved.Nothing)
        {
            Tally(slot.UnsavedSince, -1);
        }

        if (step.Whole == LedgerStep.Renewed)
        {
            (slot.Times, slot.Unsaved, slot.UnsavedSince) = (step.Times, step.Unsaved, step.UnsavedSince);
            slot.Signals--;
            return;
        }

        if (step.Whole == LedgerStep.Opened)
        {
            _queue.Leave(ref slot);
            _table.Unlink(at);
            _table.Free(at);
            return;
        }

        AlertSlot before = _before[step.Whole];
        bool wasFiring = slot.IsFiring;
        SaveLane lane = slot.Lane;
        slot = before;
        slot.Lane = lane;
        if (!wasFiring)
        {
            _table.Link(at);
        }
    }

    private void Touch(int at, Unsaved what, long position)
    {
        Remember(at, _table[at]);
        Mark(at, what, position);
    }

    private void Mark(int at, Unsaved what, long position)
    {
        ref AlertSlot slot = ref _table[at];
        if (slot.Unsaved == Intake.Unsaved.Nothing)
        {
            slot.UnsavedSince = position;
            Tally(position, 1);
        }

        slot.Unsaved |= what;
        _queue.Add(at, ref slot);
    }

    private void Remember(int at, in AlertSlot before)
    {
        if (CanBeTakenBack)
        {
            _undo.Add(new(at, _before.Count, before.Times, before.Unsaved, before.UnsavedSince));
            _before.Add(before);
        }
    }

    private void Tally(long position, int by)
    {
        Unsaved += by;
        long piece = position >> PieceBits;
        (int count, long first) = _unsavedIn.GetValueOrDefault(piece, (0, position));
        if (count + by == 0)
        {
            _unsavedIn.Remove(piece);
        }
        else
        {
            _unsavedIn[piece] = (count + by, Math.Min(first, position));
        }
    }
}
