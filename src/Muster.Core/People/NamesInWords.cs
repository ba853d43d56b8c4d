// Several people in a sentence: a few by name, more by their number.
using System.Globalization;

namespace Muster.Core.People;

public static class NamesInWords
{
    /// <summary>Three names fill a line of a phone.</summary>
    private const int NamesMax = 3;

    /// <summary>Such as <c>Ana, Ben</c> or <c>Ana and 4 others</c>; empty for nobody.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count <= NamesMax
            ? string.Join(", ", names)
            : string.Create(CultureInfo.InvariantCulture, $"{names[0]} and {names.Count - 1} others");
    }
}
