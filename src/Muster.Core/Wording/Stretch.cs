// A part of a text, by where it begins and ends.
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Muster.Core.Wording;

/// <param name="Start">The first UTF-16 unit.</param>
/// <param name="End">The one after the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int Start, int End)
{
    public bool Holds(int place) => Start <= place && place < End;

    public bool Touches(Stretch other) => Start < other.End && other.Start < End;

    /// <summary>Of two that touch the longer, from the first to the last.</summary>
    public static ImmutableArray<Stretch> Apart(IEnumerable<Stretch> all)
    {
        List<Stretch> kept = [];
        foreach (Stretch one in all.OrderByDescending(one => one.End - one.Start).ThenBy(one => one.Start))
        {
            if (!kept.Any(one.Touches))
            {
                kept.Add(one);
            }
        }

        return [.. kept.OrderBy(one => one.Start)];
    }
}
