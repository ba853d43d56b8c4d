// The organisation after each of its events.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public sealed partial record Organisation
{
    public static Organisation Evolve(Organisation state, OrganisationEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            OrganisationEvent.Named named => state with { Name = named.Name },
            OrganisationEvent.PersonDefined defined => state.Use(defined.Person),
            OrganisationEvent.TeamDefined defined => state.Use(defined.Team),
            OrganisationEvent.ServiceDefined defined => state.Use(defined.Service),
            OrganisationEvent.ScheduleDefined defined => state.Use(defined.Schedule),
            OrganisationEvent.EscalationPolicyDefined defined => state.Use(defined.Policy),
            OrganisationEvent.RoutesDefined defined => state with { Routes = defined.Routes },
            OrganisationEvent.ResponsePolicyDefined defined => state with
            {
                ResponsePolicies = state.ResponsePolicies.SetItem(defined.Policy.Severity, defined.Policy),
            },
            OrganisationEvent.IntakeTemplatesDefined defined => state with
            {
                IntakeTemplates = defined.Templates.ToImmutableSortedDictionary(one => one.Id, one => one, StringComparer.Ordinal),
            },
            OrganisationEvent.InhibitionsDefined defined => state with { Inhibitions = defined.Inhibitions },
            OrganisationEvent.HeartbeatsDefined defined => state with
            {
                Heartbeats = defined.Heartbeats.ToImmutableSortedDictionary(one => one.Name, one => one, StringComparer.Ordinal),
            },
            OrganisationEvent.SendersDefined defined => state with
            {
                Senders = defined.Senders.ToImmutableSortedDictionary(one => one.Id, one => one, StringComparer.Ordinal),
            },
            OrganisationEvent.TrackersDefined defined => state with
            {
                Trackers = defined.Trackers.ToImmutableSortedDictionary(one => one.Id, one => one, StringComparer.Ordinal),
            },
            OrganisationEvent.StakeholdersDefined defined => state with
            {
                Stakeholders = defined.Stakeholders.ToImmutableSortedDictionary(one => one.Id, one => one, StringComparer.Ordinal),
            },
            OrganisationEvent.ComponentsDefined defined => state.Use(defined),
            OrganisationEvent.StatusPageDefined defined => state with { StatusPage = defined.Page },
            OrganisationEvent.RunPolicyDefined defined => state with { Runs = defined.Policy },
            OrganisationEvent.Retired retired => state.TakeOut(retired),
            OrganisationEvent.Restored restored => state.BringBack(restored.Kind, restored.Id),
            _ => throw new UnreachableException($"An organisation does not know {happened}."),
        };
    }

    private Organisation Use(Person person) =>
        InUse(DefinitionKind.Person, person.Id.Value) with
        {
            People = People.SetItem(person.Id.Value, person),
        };

    private Organisation Use(Team team) => InUse(DefinitionKind.Team, team.Id.Value) with { Teams = Teams.SetItem(team.Id.Value, team) };

    private Organisation Use(Service service) =>
        InUse(DefinitionKind.Service, service.Id.Value) with
        {
            Services = Services.SetItem(service.Id.Value, service),
        };

    private Organisation Use(Schedule schedule) =>
        InUse(DefinitionKind.Schedule, schedule.Id.Value) with
        {
            Schedules = Schedules.SetItem(schedule.Id.Value, schedule),
        };

    private Organisation Use(EscalationPolicy policy) =>
        InUse(DefinitionKind.EscalationPolicy, policy.Id.Value) with
        {
            EscalationPolicies = EscalationPolicies.SetItem(policy.Id.Value, policy),
        };

    private Organisation Use(OrganisationEvent.ComponentsDefined defined) =>
        this with
        {
            Components = defined.Components.ToImmutableSortedDictionary(one => one.Id.Value, one => one, StringComparer.Ordinal),
            ComponentsSince = defined.Components.Aggregate(
                ComponentsSince,
                (since, one) => since.ContainsKey(one.Id.Value) ? since : since.Add(one.Id.Value, defined.At)
            ),
        };

    /// <summary>Nothing with this id is retired any more.</summary>
    private Organisation InUse(DefinitionKind kind, string id) =>
        this with
        {
            Retirements = Retirements.RemoveAll(retired => retired.Kind == kind && retired.Id == id),
            Retired = new(
                kind == DefinitionKind.Person ? Retired.People.Remove(id) : Retired.People,
                kind == DefinitionKind.Team ? Retired.Teams.Remove(id) : Retired.Teams,
                kind == DefinitionKind.Service ? Retired.Services.Remove(id) : Retired.Services,
                kind == DefinitionKind.Schedule ? Retired.Schedules.Remove(id) : Retired.Schedules,
                kind == DefinitionKind.EscalationPolicy ? Retired.EscalationPolicies.Remove(id) : Retired.EscalationPolicies
            ),
        };

    private Organisation TakeOut(OrganisationEvent.Retired retired)
    {
        Organisation without = retired.Kind switch
        {
            DefinitionKind.Person => this with
            {
                People = People.Remove(retired.Id),
                Retired = Retired with { People = Moved(People, Retired.People, retired.Id) },
            },
            DefinitionKind.Team => this with
            {
                Teams = Teams.Remove(retired.Id),
                Retired = Retired with { Teams = Moved(Teams, Retired.Teams, retired.Id) },
            },
            DefinitionKind.Service => this with
            {
                Services = Services.Remove(retired.Id),
                Retired = Retired with { Services = Moved(Services, Retired.Services, retired.Id) },
            },
            DefinitionKind.Schedule => this with
            {
                Schedules = Schedules.Remove(retired.Id),
                Retired = Retired with { Schedules = Moved(Schedules, Retired.Schedules, retired.Id) },
            },
            DefinitionKind.EscalationPolicy => this with
            {
                EscalationPolicies = EscalationPolicies.Remove(retired.Id),
                Retired = Retired with { EscalationPolicies = Moved(EscalationPolicies, Retired.EscalationPolicies, retired.Id) },
            },
        };
        return without with { Retirements = Retirements.Add(new(retired.Kind, retired.Id, retired.Reason, retired.By, retired.At)) };
    }

    private Organisation BringBack(DefinitionKind kind, string id) =>
        kind switch
        {
            DefinitionKind.Person => Retired.People.TryGetValue(id, out Person? person) ? Use(person) : this,
            DefinitionKind.Team => Retired.Teams.TryGetValue(id, out Team? team) ? Use(team) : this,
            DefinitionKind.Service => Retired.Services.TryGetValue(id, out Service? service) ? Use(service) : this,
            DefinitionKind.Schedule => Retired.Schedules.TryGetValue(id, out Schedule? schedule) ? Use(schedule) : this,
            DefinitionKind.EscalationPolicy => Retired.EscalationPolicies.TryGetValue(id, out EscalationPolicy? policy)
                ? Use(policy)
                : this,
        };

    private static ImmutableSortedDictionary<string, T> Moved<T>(
        ImmutableSortedDictionary<string, T> from,
        ImmutableSortedDictionary<string, T> to,
        string id
    ) => from.TryGetValue(id, out T? definition) ? to.SetItem(id, definition) : to;
}
