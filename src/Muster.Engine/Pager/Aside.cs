// What failed and is left alone for a while, so that it delays nothing else.
namespace Muster.Engine.Pager;

/// <summary>Safe for several threads. It remembers only what is still wanted: see <see cref="KeepOnly"/>.</summary>
internal sealed class Aside<T>
    where T : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<T, Held> _items = [];

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

    public IReadOnlyList<Trouble> Troubles
    {
        get
        {
            lock (_gate)
            {
                return [.. _items.Values.Select(held => held.Trouble)];
            }
        }
    }

    public bool Holds(T item, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _items.TryGetValue(item, out Held? held) && held.Until > now;
        }
    }

    /// <summary>Puts an item aside once more; answers until when, after a pause that grows with each failure.</summary>
    /// <param name="trouble">What health says of it, from when it was put aside first and how often it has failed since.</param>
    public DateTimeOffset Put(T item, DateTimeOffset now, Func<int, TimeSpan> pause, Func<DateTimeOffset, int, Trouble> trouble)
    {
        lock (_gate)
        {
            (DateTimeOffset since, int before) = _items.TryGetValue(item, out Held? held) ? (held.Since, held.Failures) : (now, 0);
            int failures = before + 1;
            DateTimeOffset until = now + pause(failures);
            _items[item] = new(until, since, failures, trouble(since, failures));
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
        HashSet<T> still = [.. wanted];
        Remove((item, _) => !still.Contains(item));
    }

    /// <summary>Forgets an item that has succeeded.</summary>
    public void Forget(T item) => Remove((one, _) => one.Equals(item));

    /// <summary>Forgets what was to be tried again before an instant and was not put aside anew: somebody else has seen to it.</summary>
    public void ForgetUntil(DateTimeOffset instant) => Remove((_, held) => held.Until < instant);

    private void Remove(Func<T, Held, bool> isGone)
    {
        lock (_gate)
        {
            foreach ((T item, _) in _items.Where(one => isGone(one.Key, one.Value)).ToArray())
            {
                _items.Remove(item);
            }
        }
    }

    private sealed record Held(DateTimeOffset Until, DateTimeOffset Since, int Failures, Trouble Trouble);
}
