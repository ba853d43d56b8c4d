// How the numbers of a scenario are written: plain, with a unit of time, or between two bounds.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

/// <summary>Each reading throws a <see cref="FormatException"/> that says what would be right.</summary>
internal static class QuantityText
{
    public static double Number(string text) =>
        TryNumber(text) ?? throw new FormatException($"'{text}' is no number: write it as 40000 or 0.15.");

    public static int WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"'{text}' is no whole number.");

    /// <summary>A duration in seconds, which may be below a second or before the start: 2ms, 1.5s, 1h30m, -20m.</summary>
    public static double Seconds(string text) =>
        TrySeconds(text) ?? throw new FormatException($"'{text}' is no duration: write it as 90s, 3m, 1h30m or 2ms.");

    public static int WholeSeconds(string text) =>
        Seconds(text) is var seconds && seconds == Math.Floor(seconds)
            ? (int)seconds
            : throw new FormatException($"'{text}' is no whole number of seconds.");

    /// <summary>A number, or a duration in seconds.</summary>
    public static double Value(string text) =>
        TryNumber(text) ?? TrySeconds(text) ?? throw new FormatException($"'{text}' is no number: write it as 40000, 0.15 or 500ms.");

    /// <summary>One value that never differs, or a list of the least and the most; null when the field is missing or wrong.</summary>
    public static Span? OptionalSpan(Block block, string name, Func<string, double> parse)
    {
        if (!block.IsList(name))
        {
            return block.Parsed<Span?>(name, text => Span.Of(parse(text)), null);
        }

        int asked = 0;
        ImmutableArray<double> ends = block.Texts(
            name,
            text =>
            {
                asked++;
                return parse(text);
            }
        );
        if (ends.Length == 2)
        {
            return new(ends[0], ends[1]);
        }

        if (asked == ends.Length)
        {
            block.Mistake(name, "Write one value here, or the least and the most, as [40s, 90s].");
        }

        return null;
    }

    /// <summary>The same of a field that has to be there.</summary>
    public static Span RequiredSpan(Block block, string name, Func<string, double> parse)
    {
        if (!block.Has(name))
        {
            block.Text(name);
        }

        return OptionalSpan(block, name, parse) ?? default;
    }

    private static double? TryNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;

    private static double? TrySeconds(string text)
    {
        bool isBefore = text.StartsWith('-');
        string size = isBefore ? text[1..] : text;
        double? seconds =
            size.EndsWith("ms", StringComparison.Ordinal) ? TryPositive(size[..^2]) / 1000
            : DurationText.TryParse(size, out TimeSpan whole) ? whole.TotalSeconds
            : size.EndsWith('s') ? TryPositive(size[..^1])
            : null;
        return isBefore ? -seconds : seconds;
    }

    /// <summary>At most a year's worth of seconds, as in every duration of Muster.</summary>
    private static double? TryPositive(string text) => TryNumber(text) is >= 0 and <= 52 * 604_800 and var number ? number : null;
}
