// The words of a scenario for verbs, knobs, kinds and metrics: the name with a small first letter, such as `errorRatio`.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

public static class Word
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Every word, in the order of the names.</summary>
    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>Null when nothing has this name; case and hyphens do not matter.</summary>
    public static T? TryParse<T>(string? text)
        where T : struct, Enum
    {
        string plain = (text ?? "").Replace("-", "", StringComparison.Ordinal);
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), plain, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
