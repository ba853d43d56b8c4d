// The alerts that fire, and those that are not in the database yet, in memory: found by fingerprint, told apart by their labels.
using System.Numerics;
using System.Runtime.InteropServices;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>
/// A hash index over cells in blocks that never move, so that growth copies no alert. The index grows by a 256th at a time: with a million alerts all of it at once
/// would be a tenth of a second in which no page goes out. Sixty-four bits are no identity by themselves, because anybody can make two
/// label sets with one FNV hash: labels that meet another set's fingerprint get one of their own, and are found by it also when the other set fires no more. For one
/// thread at a time.
/// </summary>
internal sealed class AlertTable
{
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;
    private const int PartBits = 8;
    private const int PartHeads = 16;
    private const int None = -1;

    private readonly List<AlertSlot[]> _blocks = [];
    private readonly Part[] _parts = [.. Enumerable.Range(0, 1 << PartBits).Select(_ => new Part(NewHeads(PartHeads)))];
    private int _free = None;
    private int _used;

    /// <summary>How many fire under a fingerprint of their own: mostly none, and then nobody looks for one.</summary>
    private int _clashes;

    /// <summary>How many episodes are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them fire.</summary>
    public int Firing { get; private set; }

    /// <summary>One more than the last cell that was ever used.</summary>
    public int End => _used;

    public ref AlertSlot this[int at] => ref _blocks[at >> BlockBits][at & (BlockSize - 1)];

    /// <summary>The cell of the firing episode that a signal speaks of; -1 when there is none.</summary>
    /// <param name="own">The fingerprint under which it is, or is to be, known.</param>
    public int Find(in SignalFrame frame, ReadOnlySpan<byte> labels, out Fingerprint own)
    {
        own = frame.Fingerprint;
        int at = Find(own);
        if (!frame.IsByLabels || (at == None ? _clashes == 0 : labels.SequenceEqual(this[at].Labels)))
        {
            return at;
        }

        Fingerprint ofClash = Fingerprints.OfClash(labels);
        int clash = Find(ofClash);
        bool isFound = clash != None && labels.SequenceEqual(this[clash].Labels);
        own = isFound || at != None ? ofClash : own;
        return isFound ? clash : None;
    }

    /// <summary>The cell of the firing episode with a fingerprint; -1 when there is none.</summary>
    public int Find(Fingerprint fingerprint)
    {
        int at = Head(fingerprint);
        while (at != None && this[at].Fingerprint != fingerprint)
        {
            at = this[at].Next;
        }

        return at;
    }

    /// <summary>Keeps an episode, and finds it from now on when it fires.</summary>
    public int Add(in AlertSlot slot)
    {
        int at = Take();
        this[at] = slot;
        Count++;
        if (slot.IsFiring)
        {
            Link(at);
        }

        return at;
    }

    /// <summary>The episode no longer fires, or was wrongly thought to.</summary>
    public void Unlink(int at)
    {
        Fingerprint fingerprint = this[at].Fingerprint;
        ref int next = ref Head(fingerprint);
        while (next != at)
        {
            next = ref this[next].Next;
        }

        next = this[at].Next;
        PartOf(fingerprint).Firing--;
        Firing--;
        _clashes -= this[at].IsClash ? 1 : 0;
    }

    /// <summary>It fires.</summary>
    public void Link(int at)
    {
        ref Part part = ref PartOf(this[at].Fingerprint);
        if (part.Firing == part.Heads.Length)
        {
            Grow(ref part);
        }

        Put(at);
        part.Firing++;
        Firing++;
        _clashes += this[at].IsClash ? 1 : 0;
    }

    /// <summary>Forgets an episode that does not fire.</summary>
    public void Free(int at)
    {
        this[at] = new AlertSlot { Next = _free };
        _free = at;
        Count--;
    }

    private int Take()
    {
        if (_free != None)
        {
            int at = _free;
            _free = this[at].Next;
            return at;
        }

        if (_used == _blocks.Count << BlockBits)
        {
            _blocks.Add(new AlertSlot[BlockSize]);
        }

        return _used++;
    }

    private void Grow(ref Part part)
    {
        int[] before = part.Heads;
        part.Heads = NewHeads(before.Length * 2);
        foreach (int head in before)
        {
            for (int at = head; at != None; )
            {
                int next = this[at].Next;
                Put(at);
                at = next;
            }
        }
    }

    private void Put(int at)
    {
        ref int head = ref Head(this[at].Fingerprint);
        this[at].Next = head;
        head = at;
    }

    private ref Part PartOf(Fingerprint fingerprint) => ref _parts[Spread(fingerprint) >> (64 - PartBits)];

    /// <summary>The first cell with the place of a fingerprint.</summary>
    private ref int Head(Fingerprint fingerprint)
    {
        int[] heads = PartOf(fingerprint).Heads;
        return ref heads[(int)(Spread(fingerprint) >> (64 - PartBits - BitOperations.Log2((uint)heads.Length))) & (heads.Length - 1)];
    }

    /// <summary>A fingerprint's own bits would put the sets of one sender close together.</summary>
    private static ulong Spread(Fingerprint fingerprint) => unchecked(fingerprint.Bits * 0x9E3779B97F4A7C15);

    private static int[] NewHeads(int size)
    {
        int[] heads = new int[size];
        Array.Fill(heads, None);
        return heads;
    }

    /// <param name="heads">The first cell of each place; a power of two of them.</param>
    [StructLayout(LayoutKind.Auto)]
    private struct Part(int[] heads)
    {
        public int[] Heads = heads;

        /// <summary>How many alerts are found by it: as many as it has places before it grows.</summary>
        public int Firing;
    }
}
