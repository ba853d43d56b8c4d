// In which order what is on disk in the log gets into the database, and so to the router.
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>
/// The first of each class goes before all; then the senders take turns, so that the storm of one does not keep another waiting; leases come last. Holds cells and
/// no copies: one that changes again while it waits is saved once, as it is then.
/// </summary>
internal sealed class SaveQueue
{
    /// <summary>So many of one class of one sender before the next has its turn.</summary>
    private const int TurnMax = 64;
    private const int NotThere = -1;

    private readonly Queue<int> _first = new();
    private readonly Queue<int> _leases = new();
    private readonly Dictionary<string, SenderTurns> _ofSender = new(StringComparer.Ordinal);
    private readonly Queue<string> _turns = new();

    /// <summary>Where the ended episode is that the database takes for the firing one of its fingerprint; <see cref="NotThere"/> when it knows none.</summary>
    private readonly Dictionary<Fingerprint, int> _ending = [];

    /// <summary>How many wait of which more than the lease moved.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether the first of a class waits; it may be one that has been saved meanwhile.</summary>
    public bool HasFirst => _first.Count > 0;

    public RoutingClasses Classes { get; } = new();

    /// <summary>Puts an episode with something unsaved where it belongs; does nothing when it waits there already.</summary>
    public void Add(int at, ref AlertSlot slot)
    {
        SaveLane lane = LaneOf(ref slot);
        if (slot.Lane >= lane)
        {
            return;
        }

        Waiting += lane > SaveLane.Lease && slot.Lane <= SaveLane.Lease ? 1 : 0;
        slot.Lane = lane;
        switch (lane)
        {
            case SaveLane.First:
                _first.Enqueue(at);
                break;
            case SaveLane.Lease:
                _leases.Enqueue(at);
                break;
            default:
                OfSender(slot.Key).Add(slot.Class, at);
                break;
        }
    }

    /// <summary>An episode no longer waits; its place stays behind, and is passed over.</summary>
    public void Leave(ref AlertSlot slot)
    {
        Waiting -= slot.Lane > SaveLane.Lease ? 1 : 0;
        slot.Lane = SaveLane.None;
    }

    /// <summary>An episode has ended, and the database does not know it: the next one of its fingerprint must not overtake it.</summary>
    public void Ends(int at, in AlertSlot slot)
    {
        if (slot.Unsaved.HasFlag(Unsaved.Row))
        {
            _ending.TryAdd(slot.Fingerprint, NotThere);
        }
        else
        {
            _ending[slot.Fingerprint] = at;
        }
    }

    /// <summary>The next to be saved; fewer than asked for when no more wait. What has been saved or freed meanwhile is passed over.</summary>
    /// <param name="taken">Gets the cells.</param>
    /// <param name="most">How many at most, of the lanes before the leases; the end that a last beginning needs may come on top.</param>
    /// <param name="turns">How many of them may come from the senders' turns.</param>
    public void Take(AlertTable table, List<int> taken, int most, int turns)
    {
        while (taken.Count < most && TryTake(table, _first, SaveLane.First, out int at))
        {
            Put(table, taken, at);
        }

        int limit = Math.Min(most, taken.Count + turns);
        while (taken.Count < limit && _turns.TryDequeue(out string? sender))
        {
            SenderTurns waiting = _ofSender[sender];
            Queue<int> queue = waiting.Next;
            int end = Math.Min(limit, taken.Count + TurnMax);
            while (taken.Count < end && TryTake(table, queue, SaveLane.Turn, out int at))
            {
                Put(table, taken, at);
            }

            waiting.Rest();
            if (!waiting.IsEmpty)
            {
                _turns.Enqueue(sender);
            }
        }

        if (taken.Count == 0 && _turns.Count == 0)
        {
            // Nothing of before is on its way any more.
            Classes.Forget();
            _ending.Clear();
        }
    }

    /// <summary>Leases that moved, the longest waiting first.</summary>
    public void TakeLeases(AlertTable table, List<int> taken, int most)
    {
        while (taken.Count < most && TryTake(table, _leases, SaveLane.Lease, out int at))
        {
            taken.Add(at);
        }
    }

    /// <summary>
    /// Together with the end of the one before, wherever that waits: turns and failed attempts change their order, and the database refuses two that fire with one
    /// fingerprint.
    /// </summary>
    private void Put(AlertTable table, List<int> taken, int at)
    {
        ref AlertSlot slot = ref table[at];
        if (
            slot.IsFiring
            && slot.Unsaved.HasFlag(Unsaved.Row)
            && _ending.TryGetValue(slot.Fingerprint, out int before)
            && before != NotThere
        )
        {
            ref AlertSlot ended = ref table[before];
            if (ended.Lane != SaveLane.None && ended.Unsaved != Unsaved.Nothing && !ended.IsFiring && ended.Fingerprint == slot.Fingerprint)
            {
                Leave(ref ended);
                taken.Add(before);
            }
        }

        taken.Add(at);
    }

    private bool TryTake(AlertTable table, Queue<int> queue, SaveLane lane, out int at)
    {
        while (queue.TryDequeue(out at))
        {
            ref AlertSlot slot = ref table[at];
            if (slot.Lane == lane)
            {
                Leave(ref slot);
                if (slot.Unsaved != Unsaved.Nothing)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private SaveLane LaneOf(ref AlertSlot slot)
    {
        if (slot.Unsaved == Unsaved.Lease)
        {
            return SaveLane.Lease;
        }

        if (slot.Unsaved != Unsaved.Row || slot.Lane != SaveLane.None || !slot.IsFiring)
        {
            return SaveLane.Turn;
        }

        ulong own = Classes.Of(slot.Key, slot.Labels);
        slot.Class = RoutingClasses.Number(own);
        return !_ending.ContainsKey(slot.Fingerprint) && Classes.IsFirst(own) ? SaveLane.First : SaveLane.Turn;
    }

    private SenderTurns OfSender(string key)
    {
        if (!_ofSender.TryGetValue(key, out SenderTurns? waiting))
        {
            waiting = new();
            _ofSender.Add(key, waiting);
        }

        if (waiting.IsEmpty)
        {
            _turns.Enqueue(key);
        }

        return waiting;
    }
}
