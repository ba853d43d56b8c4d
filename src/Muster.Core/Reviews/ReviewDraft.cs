// The first text of a review, drafted from the timeline: plain and factual, people by their roles and never by name.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>A drafted review. Each text fits its section; what does not fit is counted and left to the timeline.</summary>
public sealed record ReviewDraft(string Title, Severity Severity, string Summary, string Impact, string Detection, string Response)
{
    /// <summary>
    /// <paramref name="timeline"/> holds every event of the incident in its order; <paramref name="serviceName"/> is the service as people
    /// call it, null where the incident names none.
    /// </summary>
    public static ReviewDraft From(Incident incident, IReadOnlyList<IncidentEvent> timeline, string? serviceName = null)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(timeline);
        return new(
            incident.Title,
            incident.Severity,
            DraftLines.Fit(SummaryOf(incident, serviceName)),
            DraftLines.Fit([ImpactSpan(incident), .. ImpactStatements(incident)]),
            DraftLines.Fit(DetectionOf(incident)),
            DraftLines.Fit([.. new ResponseStory(incident).Lines(timeline), .. Counts(incident, timeline)])
        )
        {
            Type = incident.Type,
            Service = incident.Service,
            BeganAt = incident.ImpactStartedAt ?? incident.DetectedAt,
        };
    }

    /// <summary>What is reviewed: a real incident, or a drill.</summary>
    public IncidentType Type { get; init; }

    public ServiceId? Service { get; init; }

    public DateTimeOffset? BeganAt { get; init; }

    /// <summary><paramref name="dueAt"/> is null when policy gives no date.</summary>
    public ReviewCommand.Draft ToCommand(IncidentId incident, DateTimeOffset? dueAt, Actor by, DateTimeOffset at) =>
        new(incident, Title, Severity, Summary, Impact, Detection, Response, dueAt, by, at)
        {
            Type = Type,
            Service = Service,
            BeganAt = BeganAt,
        };

    private static IEnumerable<string> SummaryOf(Incident incident, string? serviceName)
    {
        IncidentTimes times = IncidentTimes.Of(incident);
        string kind = incident.Type == IncidentType.Drill ? "drill" : "incident";
        yield return $"{incident.Id} was a {incident.Severity.Label()} {kind}{(serviceName is null ? "" : " of " + serviceName)}: {incident.Title}.";
        yield return ImpactSpan(incident);
        yield return "It was "
            + string.Join(
                ", ",
                Parts(
                    times.ToDetect is { } detect
                        ? $"detected {detect.Brief()} after the impact began"
                        : "detected at " + incident.DetectedAt.DayAndClock(),
                    times.ToAcknowledge is { } acknowledge ? $"acknowledged {acknowledge.Brief()} after the page" : null,
                    times.ToMitigate is { } mitigate ? $"mitigated {mitigate.Brief()} after detection" : null,
                    times.ToFix is { } fix ? $"fixed {fix.Brief()} after the impact stopped" : null,
                    times.ToResolve is { } resolve ? $"resolved {resolve.Brief()} after detection" : null
                )
            )
            + ".";
        if (incident.Resolution is { } resolution)
        {
            yield return "Resolution: " + IncidentTitle.OneLine(resolution);
        }
    }

    private static string ImpactSpan(Incident incident) =>
        (incident.ImpactStartedAt, incident.ImpactStoppedAt) switch
        {
            ({ } from, { } to) => $"Users were affected from {from.DayAndClock()} until {to.ClockNear(from)}, for {(to - from).Brief()}.",
            ({ } from, null) => $"Users were affected from {from.DayAndClock()}; it is not recorded until when.",
            (null, { } to) => $"Users were affected until {to.DayAndClock()}; it is not recorded since when.",
            (null, null) => "It is not recorded when users were affected.",
        };

    /// <summary>What stakeholders were told, each wording once.</summary>
    private static IEnumerable<string> ImpactStatements(Incident incident) =>
        incident
            .Statements.DistinctBy(published => published.Statement.Impact, StringComparer.Ordinal)
            .Select(published => DraftLines.Bullet(incident, published.At, published.Statement.Impact));

    private static IEnumerable<string> DetectionOf(Incident incident)
    {
        string declarer = incident.DeclaredBy.Kind == ActorKind.Person ? "A responder" : "Muster";
        yield return $"Detected at {incident.DetectedAt.DayAndClock()}. {declarer} declared the incident at {incident.DeclaredAt.ClockNear(incident.DetectedAt)}.";
        if (IncidentTimes.Of(incident).ToDetect is { } detect)
        {
            yield return $"The impact had lasted {detect.Brief()} by then.";
        }

        if (incident.PagedAt is { } paged && incident.AcknowledgedAt is { } acknowledged)
        {
            yield return $"The page left at {paged.ClockNear(incident.DetectedAt)} and was acknowledged {(acknowledged - paged).Brief()} later.";
        }

        if (incident.AlertGroups.IsEmpty)
        {
            yield return "No alert belongs to the incident: nothing that watches the system told of it.";
        }

        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            yield return DraftLines.Bullet(incident, linked.At, "Alerts: " + linked.Title);
        }
    }

    private static IEnumerable<string> Counts(Incident incident, IReadOnlyList<IncidentEvent> timeline)
    {
        int missed = timeline.Count(happened => happened is IncidentEvent.UpdateMissed);
        int statements = incident.Statements.Length;
        yield return $"Holding statements: {statements}. Promised updates that did not come: {missed}.";
        if (!incident.Tasks.IsEmpty)
        {
            int Of(IncidentTaskStatus status) => incident.Tasks.Count(task => task.Status == status);
            yield return $"Tasks: {Of(IncidentTaskStatus.Done)} done, {Of(IncidentTaskStatus.Cancelled)} cancelled, {Of(IncidentTaskStatus.Open)} left open.";
        }
    }

    private static IEnumerable<string> Parts(params IEnumerable<string?> parts) => parts.OfType<string>();
}
