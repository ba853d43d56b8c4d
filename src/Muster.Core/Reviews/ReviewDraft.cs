// The first text of a review, drafted from the timeline: plain and factual, people by their roles and never by name.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>A drafted review. Each sentence links to the events it stands on. Each text fits its section; what does not fit is counted and left to the timeline.</summary>
public sealed record ReviewDraft(
    string Title,
    Severity Severity,
    string Summary,
    string Impact,
    string Detection,
    string Response,
    string Communications
)
{
    /// <summary>
    /// <paramref name="timeline"/> holds every event of the incident in its order; <paramref name="serviceName"/> is the service as people
    /// call it, null where the incident names none.
    /// </summary>
    public static ReviewDraft From(Incident incident, IReadOnlyList<IncidentEvent> timeline, string? serviceName = null)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(timeline);
        Citations cite = new(incident, timeline);
        return new(
            incident.Title,
            incident.Severity,
            DraftLines.Fit(SummaryOf(incident, cite, serviceName)),
            DraftLines.Fit([ImpactSpan(incident, cite), .. ImpactStatements(incident, timeline, cite)]),
            DraftLines.Fit(DetectionOf(incident, cite)),
            DraftLines.Fit([.. new ResponseStory(incident, cite).Lines(timeline), .. Counts(incident, cite)]),
            DraftLines.Fit(new ToldStory(cite).Lines(timeline))
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
            Communications = Communications,
            Service = Service,
            BeganAt = BeganAt,
        };

    private static IEnumerable<string> SummaryOf(Incident incident, Citations cite, string? serviceName)
    {
        IncidentTimes times = IncidentTimes.Of(incident);
        string kind = incident.Type == IncidentType.Drill ? "drill" : "incident";
        yield return $"{cite.To(1, incident.Id.Value)} was a {incident.Severity.Label()} {kind}{(serviceName is null ? "" : " of " + serviceName)}: {incident.Title}.";
        yield return ImpactSpan(incident, cite);
        yield return "It was "
            + string.Join(
                ", ",
                Parts(
                    cite.To(
                        1,
                        times.ToDetect is { } detect
                            ? $"detected {detect.Brief()} after the impact began"
                            : "detected at " + incident.DetectedAt.DayAndClock()
                    ),
                    times.ToAcknowledge is { } acknowledge ? Paged(cite, $"acknowledged {acknowledge.Brief()} after the page") : null,
                    times.ToMitigate is { } mitigate
                        ? cite.Last<IncidentEvent.Mitigated>($"mitigated {mitigate.Brief()} after detection")
                        : null,
                    times.ToFix is { } fix ? cite.Last<IncidentEvent.Resolved>($"fixed {fix.Brief()} after the impact stopped") : null,
                    times.ToResolve is { } resolve ? cite.Last<IncidentEvent.Resolved>($"resolved {resolve.Brief()} after detection") : null
                )
            )
            + ".";
        if (incident.Resolution is { } resolution)
        {
            yield return $"{cite.Last<IncidentEvent.Resolved>("Resolution")}: {IncidentTitle.OneLine(resolution)}";
        }
    }

    private static string ImpactSpan(Incident incident, Citations cite) =>
        (incident.ImpactStartedAt, incident.ImpactStoppedAt) switch
        {
            ({ } from, { } to) =>
                $"Users were affected from {Since(cite, from)} until {Until(cite, to.ClockNear(from))}, for {(to - from).Brief()}.",
            ({ } from, null) => $"Users were affected from {Since(cite, from)}; it is not recorded until when.",
            (null, { } to) => $"Users were affected until {Until(cite, to.DayAndClock())}; it is not recorded since when.",
            (null, null) => $"{cite.To(1, "It is not recorded")} when users were affected.",
        };

    private static string Since(Citations cite, DateTimeOffset from) => cite.Last<IncidentEvent.ImpactStartSet>(from.DayAndClock());

    private static string Until(Citations cite, string words) => cite.Last<IncidentEvent.Mitigated>(words);

    private static string Paged(Citations cite, string words) =>
        cite.First<IncidentEvent.Acknowledged>(words, one => one.PagedAt is not null);

    /// <summary>What stakeholders were told, each wording once.</summary>
    private static IEnumerable<string> ImpactStatements(Incident incident, IReadOnlyList<IncidentEvent> timeline, Citations cite) =>
        timeline
            .Select((happened, index) => (Told: happened as IncidentEvent.StatementPublished, Version: index + 1))
            .Where(one => one.Told is not null && incident.Statement(one.Told.Statement.Id) is not null)
            .DistinctBy(one => one.Told!.Statement.Impact, StringComparer.Ordinal)
            .Select(one => cite.Bullet(one.Version, one.Told!.At, one.Told.Statement.Impact));

    private static IEnumerable<string> DetectionOf(Incident incident, Citations cite)
    {
        string declarer = incident.DeclaredBy.Kind == ActorKind.Person ? "A responder" : "Muster";
        yield return $"{cite.To(1, $"Detected at {incident.DetectedAt.DayAndClock()}")}. {declarer} declared the incident at {cite.To(1, incident.DeclaredAt.ClockNear(incident.DetectedAt))}.";
        if (IncidentTimes.Of(incident).ToDetect is { } detect)
        {
            yield return $"The impact had lasted {cite.Last<IncidentEvent.ImpactStartSet>(detect.Brief())} by then.";
        }

        if (incident.PagedAt is { } paged && incident.AcknowledgedAt is { } acknowledged)
        {
            yield return $"The page left at {Paged(cite, paged.ClockNear(incident.DetectedAt))} and was acknowledged {(acknowledged - paged).Brief()} later.";
        }

        if (incident.AlertGroups.IsEmpty)
        {
            yield return $"No alert belongs to {cite.To(1, "the incident")}: nothing that watches the system told of it.";
        }

        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            string when = cite.First<IncidentEvent.AlertGroupLinked>(
                linked.At.ClockNear(incident.DeclaredAt),
                one => one.Group == linked.Group
            );
            yield return $"- {when}: Alerts: {IncidentTitle.OneLine(linked.Title)}";
        }
    }

    private static IEnumerable<string> Counts(Incident incident, Citations cite)
    {
        if (!incident.Tasks.IsEmpty)
        {
            int Of(IncidentTaskStatus status) => incident.Tasks.Count(task => task.Status == status);
            yield return $"{cite.First<IncidentEvent.TaskAssigned>("Tasks")}: {Of(IncidentTaskStatus.Done)} done, {Of(IncidentTaskStatus.Cancelled)} cancelled, {Of(IncidentTaskStatus.Open)} left open.";
        }
    }

    private static IEnumerable<string> Parts(params IEnumerable<string?> parts) => parts.OfType<string>();
}
