// Words that link to the events of the record on which they stand.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>As Markdown. The version of an event is its place on the timeline, counted from 1; where none is found, the declaration is what there is.</summary>
internal sealed class Citations(Incident incident, IReadOnlyList<IncidentEvent> timeline)
{
    public string To(int version, string words) => $"[{words}]({EvidenceText.AddressOf(incident.Id, version)})";

    /// <summary>The first event of its kind.</summary>
    public string First<T>(string words, Func<T, bool>? which = null)
        where T : IncidentEvent
    {
        for (int at = 0; at < timeline.Count; at++)
        {
            if (timeline[at] is T one && (which?.Invoke(one) ?? true))
            {
                return To(at + 1, words);
            }
        }

        return To(1, words);
    }

    /// <summary>The last event of its kind: of what was said again the last word counts.</summary>
    public string Last<T>(string words)
        where T : IncidentEvent
    {
        for (int at = timeline.Count - 1; at >= 0; at--)
        {
            if (timeline[at] is T)
            {
                return To(at + 1, words);
            }
        }

        return To(1, words);
    }

    /// <summary>One line of a list, readable as plain text and as Markdown: when, which is the link, and what.</summary>
    public string Bullet(int version, DateTimeOffset at, string text) =>
        $"- {To(version, at.ClockNear(incident.DeclaredAt))}: {IncidentTitle.OneLine(text)}";
}
