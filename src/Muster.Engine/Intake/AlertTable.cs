// The alerts that fire, and those that are not in the database yet, in memory: found by fingerprint, told apart by their labels.
using System.Numerics;
using System.Runtime.InteropServices;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>
/// Cells in blocks that never move, so that growth copies no alert, and an index of fingerprints over them. The index keeps 32 bits of each place's hash, so that a look
/// for what is not there, and growth, touch no cell: that would be a cache miss each. It grows by a 256th at a time: with a million alerts all of it at once would be a
/// time in which no page goes out. Sixty-four bits are no identity by themselves, because anybody can make two label sets with one FNV hash: labels that meet another
/// set's fingerprint get one of their own, and are found by it also when the other set fires no more. For one thread at a time.
/// </summary>
internal sealed class AlertTable
{
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;
    private const int PartBits = 8;
    private const int PlacesMin = 16;
    private const int None = -1;

    private readonly List<AlertSlot[]> _blocks = [];
    private readonly Part[] _parts = [.. Enumerable.Range(0, 1 << PartBits).Select(_ => new Part(new ulong[PlacesMin]))];
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
        uint tag = TagOf(fingerprint);
        ulong[] places = PartOf(fingerprint).Places;
        for (int place = HomeOf(tag, places.Length); places[place] != 0; place = (place + 1) & (places.Length - 1))
        {
            if (Tag(places[place]) == tag && this[Cell(places[place])].Fingerprint == fingerprint)
            {
                return Cell(places[place]);
            }
        }

        return None;
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
        ref Part part = ref PartOf(fingerprint);
        ulong wanted = Place(TagOf(fingerprint), at);
        int place = HomeOf(TagOf(fingerprint), part.Places.Length);
        while (part.Places[place] != wanted)
        {
            if (part.Places[place] == 0)
            {
                throw new InvalidOperationException(
                    "An alert that is to be found no longer was not to be found before: the index and its cells disagree."
                );
            }

            place = (place + 1) & (part.Places.Length - 1);
        }

        Close(part.Places, place);
        part.Firing--;
        Firing--;
        _clashes -= this[at].IsClash ? 1 : 0;
    }

    /// <summary>It fires.</summary>
    public void Link(int at)
    {
        Fingerprint fingerprint = this[at].Fingerprint;
        ref Part part = ref PartOf(fingerprint);
        if (part.Firing >= part.Places.Length / 4 * 3)
        {
            Grow(ref part);
        }

        Put(part.Places, Place(TagOf(fingerprint), at));
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

    private static void Grow(ref Part part)
    {
        ulong[] larger = new ulong[part.Places.Length * 2];
        foreach (ulong place in part.Places)
        {
            if (place != 0)
            {
                Put(larger, place);
            }
        }

        part.Places = larger;
    }

    /// <summary>At its home, or at the first free place behind it.</summary>
    private static void Put(ulong[] places, ulong wanted)
    {
        int place = HomeOf(Tag(wanted), places.Length);
        while (places[place] != 0)
        {
            place = (place + 1) & (places.Length - 1);
        }

        places[place] = wanted;
    }

    /// <summary>Frees a place, and moves up whoever stands behind it only because it was taken (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).</summary>
    private static void Close(ulong[] places, int free)
    {
        int mask = places.Length - 1;
        for (int next = (free + 1) & mask; places[next] != 0; next = (next + 1) & mask)
        {
            int fromHome = (next - HomeOf(Tag(places[next]), places.Length)) & mask;
            if (fromHome >= ((next - free) & mask))
            {
                places[free] = places[next];
                free = next;
            }
        }

        places[free] = 0;
    }

    private ref Part PartOf(Fingerprint fingerprint) => ref _parts[Spread(fingerprint) >> (64 - PartBits)];

    /// <summary>The 32 bits of the hash behind those of the part.</summary>
    private static uint TagOf(Fingerprint fingerprint) => unchecked((uint)(Spread(fingerprint) >> (32 - PartBits)));

    private static int HomeOf(uint tag, int places) => (int)(tag >> (32 - BitOperations.Log2((uint)places)));

    private static ulong Place(uint tag, int at) => ((ulong)tag << 32) | (uint)(at + 1);

    private static uint Tag(ulong place) => (uint)(place >> 32);

    private static int Cell(ulong place) => (int)unchecked((uint)place) - 1;

    /// <summary>A fingerprint's own bits would put the sets of one sender close together.</summary>
    private static ulong Spread(Fingerprint fingerprint) => unchecked(fingerprint.Bits * 0x9E3779B97F4A7C15);

    /// <param name="places">Each zero when it is free, or else its tag and one more than its cell; a power of two of them.</param>
    [StructLayout(LayoutKind.Auto)]
    private struct Part(ulong[] places)
    {
        public ulong[] Places = places;

        /// <summary>How many are found by it: at most three quarters of its places.</summary>
        public int Firing;
    }
}
