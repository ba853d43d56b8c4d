// Labels or annotations: names and values, sorted by name, none empty, none twice.
using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.Core.Alerts;

/// <summary>Name and value pairs in ordinal order of the name, each name once, no empty value. Two sets are equal when their pairs are.</summary>
[JsonConverter(typeof(LabelSetJsonConverter))]
public sealed class LabelSet : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<LabelSet>
{
    public static readonly LabelSet Empty = new([]);

    private readonly ImmutableArray<KeyValuePair<string, string>> _pairs;

    private LabelSet(ImmutableArray<KeyValuePair<string, string>> pairs) => _pairs = pairs;

    public int Count => _pairs.Length;

    public KeyValuePair<string, string> this[int index] => _pairs[index];

    /// <summary>The value, or the empty text when the label is absent: Prometheus knows no difference.</summary>
    public string this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, string> pair in _pairs)
            {
                if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }

            return "";
        }
    }

    /// <summary>Sorts, drops empty values, and keeps the last of a name that comes twice.</summary>
    public static LabelSet From(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ImmutableArray<KeyValuePair<string, string>> given = [.. pairs];
        return IsCanonical(given) ? new(given) : Sorted(given);
    }

    private static bool IsCanonical(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        for (int at = 0; at < pairs.Length; at++)
        {
            if (pairs[at].Value.Length == 0 || (at > 0 && string.CompareOrdinal(pairs[at - 1].Key, pairs[at].Key) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static LabelSet Sorted(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
        foreach ((string name, string value) in pairs)
        {
            sorted[name] = value;
        }

        return new([.. sorted.Where(pair => pair.Value.Length > 0)]);
    }

    /// <summary>Reads what <see cref="LabelSetJsonConverter"/> writes.</summary>
    public static LabelSet Parse(string json) => json == "{}" ? Empty : JsonSerializer.Deserialize<LabelSet>(json)!;

    public static LabelSet Of(params (string Name, string Value)[] pairs) =>
        From(pairs.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value)));

    public bool Equals(LabelSet? other) => other is not null && _pairs.SequenceEqual(other._pairs);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode()
    {
        HashCode hash = new();
        foreach (KeyValuePair<string, string> pair in _pairs)
        {
            hash.Add(pair.Key, StringComparer.Ordinal);
            hash.Add(pair.Value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => "{" + string.Join(", ", _pairs.Select(pair => pair.Key + "=\"" + pair.Value + "\"")) + "}";

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
