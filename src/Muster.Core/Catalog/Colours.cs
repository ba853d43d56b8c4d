// Colours as #rrggbb, and whether one can be read on another.
using System.Globalization;

namespace Muster.Core.Catalog;

public static class Colours
{
    public static bool IsColour(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
    }

    /// <summary>1 (the same) to 21 (black on white). Source: WCAG 2.2, contrast ratio.</summary>
    public static double Contrast(string one, string other)
    {
        double a = Luminance(one);
        double b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        double part = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
