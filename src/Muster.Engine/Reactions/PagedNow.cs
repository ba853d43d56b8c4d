// Whom an incident would page if it were declared now, at each severity.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Engine.Reactions;

/// <summary>Those of the service whom the escalation finds first, and whoever is asked for the roles that the severity requires; each person once.</summary>
/// <param name="Now">Told at once.</param>
/// <param name="Later">Asleep: told when they wake.</param>
public sealed record PagedNow(ImmutableArray<Person> Now, ImmutableArray<Person> Later)
{
    /// <param name="type">A drill pages nobody when it is declared: its alerts page those who play, where they wanted it.</param>
    /// <param name="service">Null where nobody knows it yet: then only the roles are asked for.</param>
    /// <param name="declarer">Who declares, and commands at once; null for a script.</param>
    public static PagedNow Of(
        OnCallAnswers onCall,
        Organisation organisation,
        IncidentType type,
        Severity severity,
        ServiceId? service,
        PersonId? declarer,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(onCall);
        ArgumentNullException.ThrowIfNull(organisation);
        if (type == IncidentType.Drill)
        {
            return new([], []);
        }

        Incident declared = Declared(severity, service, declarer, at);
        IEnumerable<Person> first = DeclarationPagesOnCall.WhomToPage(onCall, organisation, declared, at);
        IEnumerable<Person> roles = RolesToAsk
            .Of(onCall, organisation, declared, ringing: [], at)
            .Asked.Select(one => organisation.Person(one.Person))
            .OfType<Person>();
        Person[] all = [.. first.Concat(roles).DistinctBy(person => person.Id)];
        NotificationPlan plan = NotificationPlan.Of(organisation, severity, service, maySleep: true, at);
        return new([.. all.Where(person => plan.FirstAwake([person]) <= at)], [.. all.Where(person => plan.FirstAwake([person]) > at)]);
    }

    private static Incident Declared(Severity severity, ServiceId? service, PersonId? declarer, DateTimeOffset at)
    {
        IncidentCommand.Declare declare = new(
            new IncidentId(1),
            IncidentType.Incident,
            severity.Label(),
            severity,
            service,
            ImpactStartedAt: null,
            DetectedAt: null,
            declarer,
            declarer is { } person ? Actor.Person(person.Value) : PolicyDeclaresIncident.By,
            at
        );
        return Incident.Decide(Incident.Initial, declare) is Decision<IncidentEvent>.Accepted accepted
            ? accepted.Events.Aggregate(Incident.Initial, Incident.Evolve)
            : throw new InvalidOperationException("An incident with a title and without times can always be declared.");
    }
}
