// Whom an incident would page if it were declared now, at each severity.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Reactions;

namespace Muster.Server.Incidents;

/// <summary>The first step of the service's escalation, and whoever stands ready for the roles that the severity requires; each person once.</summary>
/// <param name="Now">Told at once.</param>
/// <param name="Later">Asleep: told when they wake.</param>
public sealed record PagedNow(ImmutableArray<Person> Now, ImmutableArray<Person> Later)
{
    /// <param name="service">Null where nobody knows it yet: then only the roles are asked for.</param>
    /// <param name="declarer">Who declares, and is paged for nothing; null for a script.</param>
    public static PagedNow Of(
        OnCallAnswers onCall,
        Organisation organisation,
        Severity severity,
        ServiceId? service,
        PersonId? declarer,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(onCall);
        ArgumentNullException.ThrowIfNull(organisation);
        ResponsePolicy policy = organisation.ResponsePolicy(severity);
        Service? known = service is { } id ? organisation.Service(id) : null;
        EscalationPolicy? escalation = known is null ? null : organisation.EscalationPolicy(known.EscalationPolicy);
        IEnumerable<Person> first =
            policy.Pages && escalation is not null ? onCall.Of(organisation, escalation.Steps[0], known!.Id, at) : [];
        IEnumerable<Person> roles = policy
            .RequiredRoles.Select(role => onCall.Ready(organisation, service, role, at))
            .OfType<PersonId>()
            .Select(organisation.Person)
            .OfType<Person>();
        Person[] all = [.. first.Concat(roles).DistinctBy(person => person.Id).Where(person => person.Id != declarer)];
        NotificationPlan plan = NotificationPlan.Of(organisation, severity, service, maySleep: true, at);
        return new([.. all.Where(person => plan.FirstAwake([person]) <= at)], [.. all.Where(person => plan.FirstAwake([person]) > at)]);
    }
}
