// The hours of one series that this node has in memory.
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <summary>Not for several threads.</summary>
internal sealed class HeldSeries
{
    /// <summary>What an entry takes beside its minutes.</summary>
    private const int BytesAnHour = 40;

    private readonly Dictionary<long, PackedMinutes> _hours = [];

    /// <summary>When somebody asked for it last.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>About how much memory it takes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Grows with each change of what it has, so that a reader knows that one came while it read.</summary>
    public long Edition { get; private set; }

    public IReadOnlyCollection<long> Hours => _hours.Keys;

    /// <summary>The hours of a span, ascending; null for those that are not in memory.</summary>
    public PackedMinutes?[] Span(long first, long last)
    {
        PackedMinutes?[] span = new PackedMinutes?[last - first + 1];
        for (long hour = first; hour <= last; hour++)
        {
            span[hour - first] = _hours.GetValueOrDefault(hour);
        }

        return span;
    }

    /// <summary>How much memory hours would take.</summary>
    public static long BytesOf(IEnumerable<PackedMinutes> hours) => hours.Sum(BytesOf);

    public void Keep(long hour, PackedMinutes minutes)
    {
        Remove(hour);
        _hours[hour] = minutes;
        Bytes += BytesOf(minutes);
    }

    /// <summary>Lets go of what lies before an hour; nobody asks for it again.</summary>
    public void DropBefore(long first)
    {
        foreach (long early in _hours.Keys.Where(hour => hour < first).ToArray())
        {
            Remove(early);
        }
    }

    /// <summary>Lets go of what changed.</summary>
    public void Forget(IReadOnlyCollection<long> hours)
    {
        Edition++;
        foreach (long hour in hours)
        {
            Remove(hour);
        }
    }

    /// <summary>Hours that nobody measured share one object.</summary>
    private static long BytesOf(PackedMinutes minutes) => BytesAnHour + (minutes == PackedMinutes.Unknown ? 0 : minutes.Bytes);

    private void Remove(long hour)
    {
        if (_hours.Remove(hour, out PackedMinutes? minutes))
        {
            Bytes -= BytesOf(minutes);
        }
    }
}
