// An alert group whose severity's policy declares becomes an incident, in the commit that pages for it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>
/// Called by the router. While an incident of the service is open, a further group joins it instead of opening a second one: one cause seldom shows itself in one
/// group alone, and a human can still declare another. Groups that come at once are routed side by side: the first to commit declares, the others conflict and join.
/// </summary>
public sealed class PolicyDeclaresIncident(OpenIncidents incidents, IAlertStore alerts)
{
    public static readonly Actor By = Actor.System("policy");

    /// <summary>Declares, or joins, when the policy says so and the group belongs to no incident yet. The group must stand in the work already.</summary>
    /// <param name="joining">Alerts that join the group in this work; empty when they all stand in the store.</param>
    public async Task DeclareAsync(
        Work work,
        AlertGroup group,
        ImmutableArray<Alert> joining,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(organisation);
        if (DrillAlerts.DrillOf(group) is { } drill)
        {
            await DrillPages.JoinAsync(work, drill, group, cancel);
            return;
        }

        if (group is not { Incident: null, Service: { } service } || !Declares(group, service, organisation))
        {
            return;
        }

        View? last = await incidents.DeclaredLastAsync(service, cancel);
        IncidentId incident =
            await incidents.OfServiceAsync(service, cancel) ?? await DeclareNewAsync(work, group, service, joining, last, cancel);
        Rejection? why = await work.DecideIncidentAsync(
            incident,
            new IncidentCommand.LinkAlertGroup(group.Id, group.Title, By, work.Now),
            cancel
        );
        if (why is not null)
        {
            // The open incident was closed a moment ago, or is full: this trouble gets its own.
            IncidentId own = await DeclareNewAsync(work, group, service, joining, last, cancel);
            await work.DecideIncidentAsync(own, new IncidentCommand.LinkAlertGroup(group.Id, group.Title, By, work.Now), cancel);
        }
    }

    /// <summary>What was paged for; a worse alert that is muted declares nothing before that ends.</summary>
    private static Severity SeverityOf(AlertGroup group) => group.PagedAs ?? group.Severity;

    private static bool Declares(AlertGroup group, ServiceId service, Organisation organisation) =>
        organisation.Service(service) is not null
        && organisation.ResponsePolicy(SeverityOf(group)).Declares
        && !HeldReasons.IsMuted(group)
        && HeldReasons.HeartbeatOf(group) is null
        && !HeldReasons.IsFlapping(group)
        && !CanaryLabels.Are(group.Labels);

    private async Task<IncidentId> DeclareNewAsync(
        Work work,
        AlertGroup group,
        ServiceId service,
        ImmutableArray<Alert> joining,
        View? last,
        CancellationToken cancel
    )
    {
        DateTimeOffset notBefore = work.Now - IncidentLimits.LookBackMax;
        GroupBeginning stored = await alerts.BeginningOfGroupAsync(group.Id, notBefore, cancel);
        GroupBeginning beginning = stored.Or(GroupBeginning.Of(joining, notBefore));
        IncidentId id = new(await work.NextNumberAsync("incident", cancel));
        IncidentCommand.Declare declare = new(
            id,
            IncidentType.Incident,
            group.Title,
            SeverityOf(group),
            service,
            ImpactStartedAt: beginning.StartedAt,
            DetectedAt: beginning.HeardAt,
            Commander: null,
            By,
            work.Now
        )
        {
            DetectedBy = Detection.Of(joining.IsEmpty ? await work.AlertOfAsync(group.Id, cancel) : joining[0]),
        };
        work.Put(OpenIncidents.DeclaredNow(service, id, work.Now), last);
        return await work.DecideIncidentAsync(id, declare, cancel) is { } why
            ? throw new InvalidOperationException($"{id} was not declared: {why.Message}")
            : id;
    }
}
