// The life of an incident on one line of time.
using Muster.Core.Incidents;
using Muster.Server.Web.Views;

namespace Muster.Server.Incidents.Pages;

internal static class IncidentRibbon
{
    public static RibbonView Of(IncidentConsole console)
    {
        Incident incident = console.Incident;
        DateTimeOffset end = incident.ResolvedAt ?? console.Now;
        return new(console.Began, end)
        {
            Stretches = [.. Stretches(incident, console.Began, end)],
            Marks = [.. Marks(incident).Where(mark => mark.At <= end).OrderBy(mark => mark.At)],
            Updates = [.. incident.Statements.Select(published => published.At)],
            Due = incident.Drill is null ? incident.NextUpdateDueAt : console.Promise?.DueAt,
            Open = console.IsOpen,
        };
    }

    private static IEnumerable<RibbonStretch> Stretches(Incident incident, DateTimeOffset began, DateTimeOffset end)
    {
        DateTimeOffset answered = incident.AcknowledgedAt ?? end;
        DateTimeOffset acting = incident.Mitigations is [var first, ..] ? first.At : DateTimeOffset.MaxValue;
        (string Name, DateTimeOffset From, RibbonTone Tone)[] starts =
        [
            ("Impact", began, RibbonTone.Impact),
            ("Detected", incident.DetectedAt, RibbonTone.Detected),
            ("Responding", answered, RibbonTone.Responding),
            ("Mitigating", acting, RibbonTone.Mitigating),
            ("Mitigated", incident.ImpactStoppedAt ?? DateTimeOffset.MaxValue, RibbonTone.Mitigated),
        ];
        DateTimeOffset at = began;
        for (int i = 0; i < starts.Length; i++)
        {
            DateTimeOffset start = starts[i].From > at ? starts[i].From : at;
            DateTimeOffset until = starts[(i + 1)..].Select(later => later.From).Append(end).Min();
            if (start < end && until > start)
            {
                yield return new($"{starts[i].Name} · {Words.Span(until - start)}", start, until, starts[i].Tone);
                at = until;
            }
        }
    }

    private static IEnumerable<RibbonMark> Marks(Incident incident)
    {
        if (incident.ImpactStartedAt is { } began)
        {
            yield return new("Impact", began);
        }

        yield return new("Detected", incident.DetectedAt);
        if (incident.AcknowledgedAt is { } answered)
        {
            yield return new("Acknowledged", answered);
        }

        if (incident.Mitigations is [var first, ..])
        {
            yield return new(first.Kind.Label(), first.At);
        }

        if (incident.ImpactStoppedAt is { } stopped)
        {
            yield return new("Mitigated", stopped);
        }
    }
}
