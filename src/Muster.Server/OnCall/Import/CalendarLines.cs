// The lines of a calendar, whole again where they were folded, with the place of each event.
using System.Text;

namespace Muster.Server.OnCall.Import;

/// <param name="Text">The calendar with the time zones under their IANA names.</param>
/// <param name="Places">By UID, the line on which its first event begins, from 1.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="Zone">The zone that the calendar names for times without one; null for none.</param>
internal sealed record CalendarLines(string Text, IReadOnlyDictionary<string, int> Places, int Events, string? Zone)
{
    public static CalendarLines Of(string text)
    {
        List<(string Line, int Number)> lines = Unfolded(text);
        Dictionary<string, string> locations = Locations(lines);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        StringBuilder whole = new(text.Length);
        (int events, int begun, string? zone) = (0, 0, null);
        foreach ((string line, int number) in lines)
        {
            if (Is(line, "BEGIN:VEVENT"))
            {
                (events, begun) = (events + 1, number);
            }
            else if (line.StartsWith("UID:", StringComparison.OrdinalIgnoreCase))
            {
                places.TryAdd(line["UID:".Length..].Trim(), begun);
            }
            else if (line.StartsWith("X-WR-TIMEZONE:", StringComparison.OrdinalIgnoreCase))
            {
                zone = CalendarZones.Of(line["X-WR-TIMEZONE:".Length..].Trim());
            }

            whole.Append(CalendarZones.Renamed(line, locations)).Append("\r\n");
        }

        return new(whole.ToString(), places, events, zone);
    }

    private static List<(string Line, int Number)> Unfolded(string text)
    {
        List<(string Line, int Number)> lines = [];
        StringBuilder open = new();
        (int number, int start) = (0, 0);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                open.Append(line[1..]);
                continue;
            }

            Close();
            open.Append(line);
            start = number;
        }

        Close();
        return lines;

        void Close()
        {
            if (open.Length > 0)
            {
                lines.Add((open.ToString(), start));
                open.Clear();
            }
        }
    }

    /// <summary>By the calendar's own name of a time zone, the place that it gives.</summary>
    private static Dictionary<string, string> Locations(List<(string Line, int Number)> lines)
    {
        Dictionary<string, string> locations = new(StringComparer.Ordinal);
        string name = "";
        foreach ((string line, _) in lines)
        {
            if (line.StartsWith("TZID:", StringComparison.OrdinalIgnoreCase))
            {
                name = line["TZID:".Length..].Trim();
            }
            else if (line.StartsWith("X-LIC-LOCATION:", StringComparison.OrdinalIgnoreCase))
            {
                locations.TryAdd(name, line["X-LIC-LOCATION:".Length..].Trim());
            }
        }

        return locations;
    }

    private static bool Is(string line, string what) => line.Trim().Equals(what, StringComparison.OrdinalIgnoreCase);
}
