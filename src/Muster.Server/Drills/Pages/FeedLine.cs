// A line of what happened in a drill: the same thing many times in a row is one line.
using DrillEvent = Muster.Simulator.Drills.DrillEvent;

namespace Muster.Server.Drills.Pages;

/// <param name="Place">Of the first of them among all events.</param>
/// <param name="Until">The second of the last of them.</param>
public sealed record FeedLine(int Place, DrillEvent Event, int Times, int Until)
{
    /// <summary>In the order of the events.</summary>
    public static IReadOnlyList<FeedLine> Of(IEnumerable<(int Place, DrillEvent Event)> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        List<FeedLine> lines = [];
        foreach ((int place, DrillEvent one) in events)
        {
            if (lines.Count > 0 && lines[^1] is var last && last.Event.Kind == one.Kind && last.Event.Text == one.Text)
            {
                lines[^1] = last with { Times = last.Times + 1, Until = one.At };
            }
            else
            {
                lines.Add(new(place, one, 1, one.At));
            }
        }

        return lines;
    }
}
