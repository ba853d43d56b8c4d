// Of whom the roles that an incident requires are asked, and in which of them nobody is free.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Reactions;

/// <param name="Asked">In the order of the roles; each person stands there once.</param>
/// <param name="Unfilled">
/// Roles that the service has a command rotation for in which nobody is free. Command and operations are never among them: whoever answers first has them.
/// </param>
public sealed record RolesToAsk(ImmutableArray<(Role Role, PersonId Person)> Asked, ImmutableArray<Role> Unfilled)
{
    /// <summary>
    /// The next in turn who is free: who holds no role and is not asked for another. The rotation's commander is wanted also when somebody commands who stands behind
    /// them or in no rotation. A role that somebody is asked for already is not asked for again.
    /// </summary>
    /// <param name="ringing">Who is asked for which role already.</param>
    public static RolesToAsk Of(
        OnCallAnswers onCall,
        Organisation organisation,
        Incident incident,
        ImmutableArray<(Role Role, PersonId Person)> ringing,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(onCall);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(incident);
        List<(Role Role, PersonId Person)> asked = [];
        List<Role> unfilled = [];
        bool isPlanned = EscalationResolution.CommandRotation(organisation, incident.Service) is not null;
        foreach (Role role in organisation.ResponsePolicy(incident.Severity).RequiredRoles.Order())
        {
            if (ringing.Any(one => one.Role == role))
            {
                continue;
            }

            ImmutableArray<PersonId> free =
            [
                .. onCall
                    .InTurn(organisation, incident.Service, role, at)
                    .TakeWhile(person => role != Role.IncidentCommander || person != incident.Commander)
                    .Where(person => IsWanted(incident, role, person) && !ringing.Concat(asked).Any(one => one.Person == person)),
            ];
            if (!free.IsEmpty)
            {
                asked.Add((role, free[0]));
            }
            else if (isPlanned && incident.Holder(role) is null && role is not (Role.IncidentCommander or Role.OperationsLead))
            {
                unfilled.Add(role);
            }
        }

        return new([.. asked], [.. unfilled]);
    }

    /// <summary>Command may be offered to anybody but its commander; another role only while it is open, and to who has none.</summary>
    internal static bool IsWanted(Incident incident, Role role, PersonId person) =>
        role == Role.IncidentCommander
            ? incident.Commander != person && incident.PendingOffer is null
            : incident.Holder(role) is null && incident.Roles.Values.All(holding => holding.Person != person);
}
