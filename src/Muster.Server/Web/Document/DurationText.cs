// A duration as people write it: 30s, 5m, 1h30m, 3d.
using System.Globalization;
using System.Text;

namespace Muster.Server.Web.Document;

public static class DurationText
{
    private static readonly (char Unit, long Seconds)[] Units = [('w', 604_800), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// <summary>366 days: a year, leap years included.</summary>
    private const long SecondsMax = 366 * 86_400;

    /// <summary>Reads whole numbers with a unit of w, d, h, m or s, greatest unit first, each once; up to 366 days.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        long? seconds = Seconds(text);
        duration = seconds <= SecondsMax ? TimeSpan.FromSeconds(seconds.Value) : default;
        return seconds <= SecondsMax;
    }

    /// <summary>Why a text that <see cref="TryParse"/> refuses is none: it is too long, or else <paramref name="unread"/>.</summary>
    public static string Refusal(string text, string unread) =>
        Seconds(text) is > SecondsMax ? $"'{text}' is too long: {Format(TimeSpan.FromSeconds(SecondsMax))} at most." : unread;

    /// <summary>The shortest form in whole seconds, without weeks: 90 minutes are 1h30m.</summary>
    public static string Format(TimeSpan duration)
    {
        long rest = (long)duration.TotalSeconds;
        StringBuilder text = new();
        foreach ((char unit, long seconds) in Units.Skip(1))
        {
            if (rest / seconds > 0)
            {
                text.Append(rest / seconds).Append(unit);
            }

            rest %= seconds;
        }

        return text.Length > 0 ? text.ToString() : "0s";
    }

    /// <summary>Null when it is no duration at all.</summary>
    private static long? Seconds(string? text)
    {
        long seconds = 0;
        int next = 0;
        int at = 0;
        string rest = text ?? "";
        while (at < rest.Length)
        {
            int digits = at;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            {
                digits++;
            }

            int unit = digits < rest.Length ? Array.FindIndex(Units, next, one => one.Unit == rest[digits]) : -1;
            if (unit < 0 || digits - at is < 1 or > 8)
            {
                return null;
            }

            seconds += long.Parse(rest.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture) * Units[unit].Seconds;
            next = unit + 1;
            at = digits + 1;
        }

        return rest.Length > 0 ? seconds : null;
    }
}
