// Which IANA zone the names mean that calendars give their time zones.
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;

namespace Muster.Server.OnCall.Import;

internal static partial class CalendarZones
{
    /// <summary>
    /// The IANA id: of an IANA name, also behind a prefix such as <c>/example.org/2026/</c>, or of a Windows name as Outlook writes it; null when it is neither.
    /// </summary>
    public static string? Of(string name)
    {
        if (IsKnown(name))
        {
            return name;
        }

        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out string? windows))
        {
            return windows;
        }

        string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(2, 2).Select(count => string.Join('/', parts.TakeLast(count))).LastOrDefault(IsKnown);
    }

    /// <summary>A line of a calendar with the zone of its times under its IANA name. A zone that nobody knows stays as it is.</summary>
    /// <param name="locations">By the calendar's own name of a zone, the place that it says the zone is of.</param>
    public static string Renamed(string line, IReadOnlyDictionary<string, string> locations) =>
        Parameter()
            .Replace(
                line,
                match =>
                {
                    string name = match.Groups["name"].Value;
                    string? known = Of(name) ?? (locations.TryGetValue(name, out string? place) ? Of(place) : null);
                    return known is null ? match.Value : ";TZID=" + known;
                },
                1
            );

    private static bool IsKnown(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    [GeneratedRegex(
        "(?<=^[A-Za-z-]+(;[^:\"]*)?);TZID=\"?(?<name>[^\";:]+)\"?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Parameter();
}
