// The services as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Server.Services.Api;

/// <param name="Next">Always null: all services fit one page.</param>
public sealed record ServiceList(ImmutableArray<ServiceItem> Items, string? Next);

/// <param name="Tier">0 (most critical) to 3.</param>
/// <param name="AlwaysOn">Whether its pages are to go out at any hour, whatever the severity; no severity keeps hours yet, so all do.</param>
/// <param name="State"><c>incident</c>, <c>alerting</c> or <c>healthy</c>.</param>
/// <param name="OnCall">Who is paged first for it now; empty when its policy begins with no schedule.</param>
/// <param name="FiringGroups">Its open alert groups, newest first.</param>
/// <param name="OpenIncidents">Newest first.</param>
public sealed record ServiceItem(
    ServiceId Id,
    string Name,
    string Description,
    TeamId Team,
    int Tier,
    bool AlwaysOn,
    EscalationPolicyId EscalationPolicy,
    ScheduleId? CommandRotation,
    string State,
    ImmutableArray<PersonId> OnCall,
    ImmutableArray<AlertGroupId> FiringGroups,
    ImmutableArray<IncidentId> OpenIncidents
)
{
    public static ServiceItem Of(Service service, Trouble trouble, ImmutableArray<Duty> onCall)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(trouble);
        return new(
            service.Id,
            service.Name,
            service.Description,
            service.Team,
            service.Tier,
            service.AlwaysOn,
            service.EscalationPolicy,
            service.CommandRotation,
            trouble.State,
            [.. onCall.Select(duty => duty.OnCall.Person).Distinct()],
            [.. trouble.Groups.Select(group => group.Id)],
            [.. trouble.Incidents.Select(row => row.Id)]
        );
    }
}
