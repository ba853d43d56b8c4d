// The incident that the tests speak of: StreamFlow's API fails at two in the morning.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Core.Tests.Incidents;

/// <summary>Times are minutes after the declaration.</summary>
internal static class IncidentStory
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    public static readonly IncidentId Id = new(42);

    public static readonly PersonId Ana = new("ana");

    public static readonly PersonId Ben = new("ben");

    public static readonly PersonId Cleo = new("cleo");

    public static readonly Actor Reactions = Actor.System("reactions");

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static Actor By(PersonId person) => Actor.Person(person.Value);

    public static Declare DeclareBy(Actor by, PersonId? commander, Severity severity = Severity.Sev1) =>
        new(
            Id,
            IncidentType.Incident,
            "API answers with errors",
            severity,
            new ServiceId("api"),
            ImpactStartedAt: At(-10),
            DetectedAt: At(-4),
            commander,
            by,
            At(0)
        );

    public static Acknowledge AcknowledgeBy(PersonId person, double minutes = 1, double? paged = null) =>
        new(person, paged is null ? null : new PageId("page-1"), paged is { } at ? At(at) : null, By(person), At(minutes));

    public static AssignRole Assign(Role role, PersonId person, double minutes = 2) => new(role, person, By(Ana), At(minutes));

    public static Mitigate MitigateAt(double stopped, double minutes = 20) => new(At(stopped), "Rolled back.", By(Ana), At(minutes));

    public static Resolve ResolveAt(double minutes) => new("The pool was made larger.", By(Ana), At(minutes));

    public static PublishStatement Publish(string id, double minutes, double? next) =>
        new(
            new HoldingStatement(id, "Investigating", "Some streams do not start.", "Rolling back.", next is { } at ? At(at) : null),
            By(Ana),
            At(minutes)
        );

    /// <summary>Declared by Muster: nobody commands it yet.</summary>
    public static Decided<Incident, IncidentCommand, IncidentEvent> Detected(Severity severity = Severity.Sev1)
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(DeclareBy(Reactions, commander: null, severity));
        return incident;
    }

    /// <summary>Declared by Ana, who commands it and is alone.</summary>
    public static Decided<Incident, IncidentCommand, IncidentEvent> Responding(Severity severity = Severity.Sev1)
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = new();
        incident.When(DeclareBy(By(Ana), Ana, severity));
        return incident;
    }

    /// <summary>Ana commands, Ben has Operations.</summary>
    public static Decided<Incident, IncidentCommand, IncidentEvent> WithBen(Severity severity = Severity.Sev1)
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = Responding(severity);
        incident.When(AcknowledgeBy(Ben));
        return incident;
    }

    public static Decided<Incident, IncidentCommand, IncidentEvent> Mitigated()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = WithBen();
        incident.When(MitigateAt(15));
        return incident;
    }

    public static Decided<Incident, IncidentCommand, IncidentEvent> Resolved()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = Mitigated();
        incident.When(ResolveAt(60));
        return incident;
    }

    public static Decided<Incident, IncidentCommand, IncidentEvent> Reviewed()
    {
        Decided<Incident, IncidentCommand, IncidentEvent> incident = Resolved();
        incident.When(new MarkReviewed(By(Ana), At(600)));
        return incident;
    }
}
