// What failed and is left alone for a while, so that it delays nothing else.
namespace Muster.Engine.Pager;

/// <summary>Safe for several threads. It remembers only what is still wanted: see <see cref="KeepOnly"/>.</summary>
internal sealed class Aside<T>
    where T : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<T, (DateTimeOffset Until, int Failures)> _items = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    public bool Holds(T item, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _items.TryGetValue(item, out (DateTimeOffset Until, int) held) && held.Until > now;
        }
    }

    /// <summary>Puts an item aside once more; answers until when, after a pause that grows with each failure.</summary>
    public DateTimeOffset Put(T item, DateTimeOffset now, Func<int, TimeSpan> pause)
    {
        lock (_gate)
        {
            int failures = _items.GetValueOrDefault(item).Failures + 1;
            DateTimeOffset until = now + pause(failures);
            _items[item] = (until, failures);
            return until;
        }
    }

    /// <summary>When the first item is to be tried again; null when none is aside.</summary>
    public DateTimeOffset? Next()
    {
        lock (_gate)
        {
            return _items.Count == 0 ? null : _items.Values.Min(held => held.Until);
        }
    }

    public void KeepOnly(IEnumerable<T> wanted)
    {
        lock (_gate)
        {
            HashSet<T> still = [.. wanted];
            foreach (T gone in _items.Keys.Where(item => !still.Contains(item)).ToArray())
            {
                _items.Remove(gone);
            }
        }
    }
}
