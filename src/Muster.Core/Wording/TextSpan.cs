// A part of a text, by where it begins and ends.
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Muster.Core.Wording;

/// <param name="Start">The first UTF-16 unit.</param>
/// <param name="End">The one after the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int End)
{
    public bool Holds(int place) => Start <= place && place < End;

    public bool Touches(TextSpan other) => Start < other.End && other.Start < End;

    public static ImmutableArray<TextSpan> Apart(IEnumerable<TextSpan> all) => Apart(all, span => span);

    /// <summary>Of two that touch the longer, from the first to the last.</summary>
    public static ImmutableArray<T> Apart<T>(IEnumerable<T> all, Func<T, TextSpan> place)
    {
        List<(T One, TextSpan Place)> kept = [];
        foreach (
            var one in all.Select(one => (One: one, Place: place(one)))
                .OrderByDescending(one => one.Place.End - one.Place.Start)
                .ThenBy(one => one.Place.Start)
        )
        {
            if (!kept.Exists(other => other.Place.Touches(one.Place)))
            {
                kept.Add(one);
            }
        }

        return [.. kept.OrderBy(one => one.Place.Start).Select(one => one.One)];
    }
}
