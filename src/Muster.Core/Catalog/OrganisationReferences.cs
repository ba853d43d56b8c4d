// Who in an organisation names a definition.
using Muster.Core.OnCall;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

public static class OrganisationReferences
{
    /// <summary>Each definition that names this one, such as <c>team core</c>, once; may be empty.</summary>
    public static IEnumerable<string> To(Organisation organisation, DefinitionKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return kind switch
        {
            DefinitionKind.Person =>
            [
                .. Teams(organisation, id),
                .. Schedules(organisation, id),
                .. Steps(organisation, EscalationTargetKind.Person, id),
            ],
            DefinitionKind.Team =>
            [
                .. organisation.Services.Values.Where(service => service.Team.Value == id).Select(service => "service " + service.Id),
                .. Steps(organisation, EscalationTargetKind.Team, id),
                .. Steps(organisation, EscalationTargetKind.WholeTeam, id),
                .. organisation.Trackers.Values.Where(one => one.Team?.Value == id).Select(one => "tracker " + one.Id),
            ],
            DefinitionKind.Service =>
            [
                .. organisation.Routes.Where(route => route.Service.Value == id).Select(route => "route " + route.Id),
                .. organisation
                    .Services.Values.Where(one => one.DependsOn?.Any(service => service.Value == id) ?? false)
                    .Select(one => "service " + one.Id),
                .. organisation
                    .Components.Values.Where(one => one.Services.Any(service => service.Value == id) || one.Reports?.Service?.Value == id)
                    .Select(one => "component " + one.Id),
                .. organisation.StatusPage?.Reports?.Service?.Value == id ? ["the status page"] : Array.Empty<string>(),
            ],
            DefinitionKind.Schedule =>
            [
                .. organisation
                    .Services.Values.Where(service => service.CommandRotation?.Value == id)
                    .Select(service => "service " + service.Id),
                .. organisation.Teams.Values.Where(team => team.Schedule?.Value == id).Select(team => "team " + team.Id),
                .. Steps(organisation, EscalationTargetKind.Schedule, id),
            ],
            DefinitionKind.EscalationPolicy => organisation
                .Services.Values.Where(service => service.EscalationPolicy.Value == id)
                .Select(service => "service " + service.Id),
        };
    }

    private static IEnumerable<string> Teams(Organisation organisation, string person) =>
        organisation
            .Teams.Values.Where(team => team.Lead?.Value == person || team.Members.Any(member => member.Value == person))
            .Select(team => "team " + team.Id);

    private static IEnumerable<string> Schedules(Organisation organisation, string person) =>
        organisation.Schedules.Values.Where(schedule => Names(schedule, person)).Select(schedule => "schedule " + schedule.Id);

    private static bool Names(Schedule schedule, string person) =>
        schedule.Rotations.Any(rotation => rotation.Members.Any(member => member.Value == person))
        || schedule.Overrides.Any(wanted => wanted.Person.Value == person);

    private static IEnumerable<string> Steps(Organisation organisation, EscalationTargetKind kind, string id) =>
        organisation
            .EscalationPolicies.Values.Where(policy => Targets(policy).Contains(new(kind, id)))
            .Select(policy => "escalation policy " + policy.Id)
            .Concat(
                organisation
                    .Services.Values.Where(service => service.Canary?.Tell.Contains(new(kind, id)) ?? false)
                    .Select(service => "canary of the service " + service.Id)
            )
            .Concat(
                organisation
                    .Services.Values.Where(service => service.Mitigations?.Any(one => one.Who.Contains(new(kind, id))) ?? false)
                    .Select(service => "mitigations of the service " + service.Id)
            );

    private static IEnumerable<EscalationTarget> Targets(EscalationPolicy policy) =>
        policy.Steps.SelectMany(step => step.Targets).Concat(policy.LastResort ?? []);
}
