// Everything that can happen to the organisation: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Runbooks;

namespace Muster.Core.Catalog;

/// <summary>What happened to the organisation. A definition is put whole: the event says what holds from then on. The names are stable.</summary>
[JsonDerivedType(typeof(Named), "organisation.named")]
[JsonDerivedType(typeof(PersonDefined), "organisation.person_defined")]
[JsonDerivedType(typeof(TeamDefined), "organisation.team_defined")]
[JsonDerivedType(typeof(ServiceDefined), "organisation.service_defined")]
[JsonDerivedType(typeof(ScheduleDefined), "organisation.schedule_defined")]
[JsonDerivedType(typeof(EscalationPolicyDefined), "organisation.escalation_policy_defined")]
[JsonDerivedType(typeof(RoutesDefined), "organisation.routes_defined")]
[JsonDerivedType(typeof(ResponsePolicyDefined), "organisation.response_policy_defined")]
[JsonDerivedType(typeof(IntakeTemplatesDefined), "organisation.intake_templates_defined")]
[JsonDerivedType(typeof(InhibitionsDefined), "organisation.inhibitions_defined")]
[JsonDerivedType(typeof(HeartbeatsDefined), "organisation.heartbeats_defined")]
[JsonDerivedType(typeof(SendersDefined), "organisation.senders_defined")]
[JsonDerivedType(typeof(TrackersDefined), "organisation.trackers_defined")]
[JsonDerivedType(typeof(StakeholdersDefined), "organisation.stakeholders_defined")]
[JsonDerivedType(typeof(ComponentsDefined), "organisation.components_defined")]
[JsonDerivedType(typeof(StatusPageDefined), "organisation.status_page_defined")]
[JsonDerivedType(typeof(RunPolicyDefined), "organisation.run_policy_defined")]
[JsonDerivedType(typeof(Retired), "organisation.retired")]
[JsonDerivedType(typeof(Restored), "organisation.restored")]
public abstract record OrganisationEvent(Actor By, DateTimeOffset At)
{
    public sealed record Named(string Name, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record PersonDefined(Person Person, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record TeamDefined(Team Team, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record ServiceDefined(Service Service, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record ScheduleDefined(Schedule Schedule, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record EscalationPolicyDefined(EscalationPolicy Policy, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    /// <summary>The routes in their order, all of them: order is meaning.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record RoutesDefined(ImmutableArray<Route> Routes, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    public sealed record ResponsePolicyDefined(ResponsePolicy Policy, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    /// <summary>The intake templates, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record IntakeTemplatesDefined(ImmutableArray<IntakeTemplate> Templates, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The inhibition rules, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when nobody said.</param>
    public sealed record InhibitionsDefined(ImmutableArray<InhibitionRule> Inhibitions, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The declared heartbeats, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record HeartbeatsDefined(ImmutableArray<HeartbeatDefinition> Heartbeats, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The senders, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record SendersDefined(ImmutableArray<HttpSender> Senders, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The trackers, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record TrackersDefined(ImmutableArray<Tracker> Trackers, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The stakeholders, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record StakeholdersDefined(ImmutableArray<Stakeholder> Stakeholders, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <summary>The components of the status page, all of them.</summary>
    /// <param name="Reason">Why those that are missing now were taken out; null when none is.</param>
    public sealed record ComponentsDefined(ImmutableArray<Component> Components, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <param name="Page">Null: there is no status page any more.</param>
    /// <param name="Reason">Why it was taken away; null when it was not.</param>
    public sealed record StatusPageDefined(StatusPageSettings? Page, string? Reason, Actor By, DateTimeOffset At)
        : OrganisationEvent(By, At);

    /// <param name="Policy">Null: the default holds again.</param>
    public sealed record RunPolicyDefined(RunPolicy? Policy, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record Retired(DefinitionKind Kind, string Id, string Reason, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);

    public sealed record Restored(DefinitionKind Kind, string Id, Actor By, DateTimeOffset At) : OrganisationEvent(By, At);
}
