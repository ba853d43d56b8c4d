// What the cache holds, each value until it is too old.
using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace StreamFlow.Cache;

/// <param name="lifetime">Of a value; each key's own is half of it to one and a half, so that what was filled together does not expire together.</param>
internal sealed class KeyValues(TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Kept(string Value, long Until);

    public int Count => _kept.Count;

    public string? Find(string key) => _kept.TryGetValue(key, out Kept kept) && kept.Until > Environment.TickCount64 ? kept.Value : null;

    public void Put(string key, string value)
    {
        double share = 0.5 + (Crc32.HashToUInt32(Encoding.UTF8.GetBytes(key)) % 1000 / 1000.0);
        _kept[key] = new(value, Environment.TickCount64 + (long)(lifetime.TotalMilliseconds * share));
    }

    public void Clear() => _kept.Clear();
}
