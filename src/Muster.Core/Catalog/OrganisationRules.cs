// Whether an organisation can be executed: every mistake in it, each at its place.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary>
/// Finds every mistake. The paths are those of the organisation's JSON, with ids for the maps and for the routes: <c>services.api.team</c>,
/// <c>escalationPolicies.core.steps[0].wait</c>; indices count from 0.
/// </summary>
public static class OrganisationRules
{
    /// <summary>Whether each definition stands under its own id, and the id can be one. Nothing else can be said before this holds.</summary>
    public static IEnumerable<FieldError> CheckIds(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return
        [
            .. Ids("people", organisation.People, person => person.Id.Value),
            .. Ids("teams", organisation.Teams, team => team.Id.Value),
            .. Ids("services", organisation.Services, service => service.Id.Value),
            .. Ids("schedules", organisation.Schedules, schedule => schedule.Id.Value),
            .. Ids("escalationPolicies", organisation.EscalationPolicies, policy => policy.Id.Value),
            .. Ids("heartbeats", organisation.Heartbeats, heartbeat => heartbeat.Name),
            .. Ids("senders", organisation.Senders, sender => sender.Id),
            .. Ids("trackers", organisation.Trackers, tracker => tracker.Id),
            .. Ids("stakeholders", organisation.Stakeholders, stakeholder => stakeholder.Id),
            .. Ids("components", organisation.Components, component => component.Id.Value),
            .. Ids("intakeTemplates", organisation.IntakeTemplates, template => template.Id),
            .. RouteRules.CheckIds(organisation.Routes.IsDefault ? [] : organisation.Routes),
        ];
    }

    /// <summary>Every mistake, by kind, then by id; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return
        [
            .. CheckSizes(organisation),
            .. CheckPeople(organisation),
            .. ContactOwners.Check(organisation),
            .. organisation.Teams.Values.SelectMany(team => At($"teams.{team.Id}", CheckTeam(organisation, team))),
            .. organisation.Services.Values.SelectMany(service => At($"services.{service.Id}", CheckService(organisation, service))),
            .. organisation.Schedules.Values.SelectMany(schedule => At($"schedules.{schedule.Id}", CheckSchedule(organisation, schedule))),
            .. organisation.EscalationPolicies.Values.SelectMany(policy =>
                At($"escalationPolicies.{policy.Id}", CheckPolicy(organisation, policy))
            ),
            .. organisation.Routes.SelectMany(route => At($"routes.{route.Id}", RouteRules.Check(organisation, route))),
            .. organisation.IntakeTemplates.Values.SelectMany(template =>
                At($"intakeTemplates.{template.Id}", IntakeTemplateRules.Check(template))
            ),
            .. organisation.Heartbeats.Values.SelectMany(one => At($"heartbeats.{one.Name}", HeartbeatRules.Check(organisation, one))),
            .. organisation.Senders.Values.SelectMany(sender => At($"senders.{sender.Id}", SenderRules.Check(sender))),
            .. organisation.Trackers.Values.SelectMany(one => At($"trackers.{one.Id}", TrackerRules.Check(organisation, one))),
            .. organisation.Stakeholders.Values.SelectMany(one => At($"stakeholders.{one.Id}", StakeholderRules.Check(organisation, one))),
            .. organisation.Components.Values.SelectMany(one => At($"components.{one.Id}", ComponentRules.Check(organisation, one))),
            .. organisation.StatusPage is { } page ? At("statusPage", StatusPageRules.Check(page)) : [],
            .. At("statusPage.reports", ReportPolicyRules.Check(organisation, organisation.StatusPage?.Reports)),
            .. organisation.Components.Values.SelectMany(one =>
                At($"components.{one.Id}.reports", ReportPolicyRules.Check(organisation, one.Reports))
            ),
            .. organisation.Inhibitions.SelectMany((rule, index) => At($"inhibitions[{index}]", InhibitionRules.Check(rule))),
            .. organisation.ResponsePolicies.SelectMany(pair =>
                At($"responsePolicies.{pair.Key.Label()}", ResponsePolicyRules.Check(pair.Key, pair.Value))
            ),
        ];
    }

    /// <summary>The mistake of naming what is not in use, or null. It says when the definition was retired.</summary>
    internal static FieldError? Dangling(Organisation organisation, string field, DefinitionKind kind, string id) =>
        organisation.Contains(kind, id) ? null
        : organisation.Retired.Contains(kind, id) ? new(field, $"The {kind.Words()} '{id}' was retired; restore it, or name another.")
        : new(field, $"There is no {kind.Words()} '{id}'.");

    private static IEnumerable<FieldError> Ids<T>(string map, ImmutableSortedDictionary<string, T> definitions, Func<T, string> idOf)
    {
        foreach ((string key, T definition) in definitions)
        {
            if (!Slug.IsValid(key))
            {
                yield return new(
                    $"{map}.{key}",
                    $"'{key}' is no id: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit."
                );
            }
            else if (idOf(definition) != key)
            {
                yield return new($"{map}.{key}.id", $"The definition says that its id is '{idOf(definition)}', and stands under '{key}'.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckSizes(Organisation organisation)
    {
        (string Field, int Count, int Max)[] sizes =
        [
            ("people", organisation.People.Count, CatalogDefaults.DefinitionsMax),
            ("teams", organisation.Teams.Count, CatalogDefaults.DefinitionsMax),
            ("services", organisation.Services.Count, CatalogDefaults.DefinitionsMax),
            ("schedules", organisation.Schedules.Count, CatalogDefaults.DefinitionsMax),
            ("escalationPolicies", organisation.EscalationPolicies.Count, CatalogDefaults.DefinitionsMax),
            ("routes", organisation.Routes.Length, CatalogDefaults.RoutesMax),
            ("intakeTemplates", organisation.IntakeTemplates.Count, CatalogDefaults.IntakeTemplatesMax),
            ("heartbeats", organisation.Heartbeats.Count, HeartbeatDefaults.Max),
            ("senders", organisation.Senders.Count, CatalogDefaults.SendersMax),
            ("trackers", organisation.Trackers.Count, CatalogDefaults.TrackersMax),
            ("stakeholders", organisation.Stakeholders.Count, CatalogDefaults.StakeholdersMax),
            ("components", organisation.Components.Count, StatusPageDefaults.ComponentsMax),
            ("inhibitions", organisation.Inhibitions.Length, CatalogDefaults.InhibitionsMax),
        ];
        return sizes
            .Where(size => size.Count > size.Max)
            .Select(size => new FieldError(size.Field, $"There are {size.Count}; at most {size.Max} fit."));
    }

    private static IEnumerable<FieldError> CheckPeople(Organisation organisation)
    {
        Dictionary<string, PersonId> owners = new(StringComparer.OrdinalIgnoreCase);
        foreach (Person person in organisation.People.Values)
        {
            foreach (FieldError mistake in At($"people.{person.Id}", PersonRules.Check(person)))
            {
                yield return mistake;
            }

            if (!ScheduleRules.IsKnownZone(person.Zone))
            {
                yield return new($"people.{person.Id}.zone", $"'{person.Zone}' is no IANA time zone; use a name such as Europe/Prague.");
            }

            if (EmailAddress.IsValid(person.Email) && !owners.TryAdd(person.Email, person.Id))
            {
                yield return new($"people.{person.Id}.email", $"'{person.Email}' already belongs to {owners[person.Email]}.");
            }

            foreach (FieldError mistake in At($"people.{person.Id}", CheckSenders(organisation, person)))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<FieldError> CheckSenders(Organisation organisation, Person person)
    {
        for (int index = 0; index < person.Contacts.Length; index++)
        {
            if (
                person.Contacts[index] is { Channel: ContactChannels.Http, Address: var address }
                && SenderAddress.Read(address, out _) is { } read
                && !organisation.Senders.ContainsKey(read.Sender)
            )
            {
                yield return new($"contacts[{index}].address", $"There is no sender '{read.Sender}'; describe it under senders.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckTeam(Organisation organisation, Team team)
    {
        if (team.Name.Length == 0)
        {
            yield return new("name", "A team has a name.");
        }

        if (team.Schedule is { } schedule && Dangling(organisation, "schedule", DefinitionKind.Schedule, schedule.Value) is { } missing)
        {
            yield return missing;
        }

        if (team.Lead is { } lead && Dangling(organisation, "lead", DefinitionKind.Person, lead.Value) is { } nobody)
        {
            yield return nobody;
        }

        if (team.Members.Length > PeopleDefaults.MembersMax)
        {
            yield return new("members", $"A team has at most {PeopleDefaults.MembersMax} members, this one has {team.Members.Length}.");
        }

        foreach (FieldError mistake in CheckMembers(organisation, team.Members, "members").Concat(RoomRules.Check(team.Rooms)))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<FieldError> CheckMembers(Organisation organisation, ImmutableArray<PersonId> members, string field)
    {
        HashSet<PersonId> seen = [];
        for (int index = 0; index < members.Length; index++)
        {
            if (Dangling(organisation, $"{field}[{index}]", DefinitionKind.Person, members[index].Value) is FieldError dangling)
            {
                yield return dangling;
            }

            if (!seen.Add(members[index]))
            {
                yield return new($"{field}[{index}]", $"{members[index]} stands here twice.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckService(Organisation organisation, Service service)
    {
        if (service.Name.Length == 0)
        {
            yield return new("name", "A service has a name.");
        }

        FieldError?[] references =
        [
            Dangling(organisation, "team", DefinitionKind.Team, service.Team.Value),
            Dangling(organisation, "escalationPolicy", DefinitionKind.EscalationPolicy, service.EscalationPolicy.Value),
            service.CommandRotation is ScheduleId command
                ? Dangling(organisation, "commandRotation", DefinitionKind.Schedule, command.Value)
                : null,
        ];
        foreach (FieldError mistake in references.OfType<FieldError>().Concat(RoomRules.Check(service.Rooms)))
        {
            yield return mistake;
        }

        if (service.Tier is < 0 or > CatalogDefaults.TierMax)
        {
            yield return new("tier", $"A tier is 0 (most critical) to {CatalogDefaults.TierMax}, not {service.Tier}.");
        }

        foreach (FieldError mistake in DeclaredMitigationRules.CheckDependencies(organisation, service))
        {
            yield return mistake;
        }

        ImmutableArray<DeclaredMitigation> declared = service.Mitigations ?? [];
        foreach (
            FieldError mistake in DeclaredMitigationRules
                .Check(declared)
                .Concat(declared.SelectMany((one, index) => CheckTargets(organisation, one.Who, $"mitigations[{index}].who")))
        )
        {
            yield return mistake;
        }

        if (service.Canary is { } canary)
        {
            foreach (FieldError mistake in At("canary", CanaryRules.Check(canary).Concat(CheckTargets(organisation, canary.Tell, "tell"))))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<FieldError> CheckSchedule(Organisation organisation, Schedule schedule)
    {
        if (schedule.Name.Length == 0)
        {
            yield return new("name", "A schedule has a name.");
        }

        foreach (FieldError mistake in ScheduleRules.Check(schedule))
        {
            yield return mistake;
        }

        // A person may stand in a rotation more than once: that is how somebody takes two turns of three.
        for (int index = 0; index < schedule.Rotations.Length; index++)
        {
            ImmutableArray<PersonId> members = schedule.Rotations[index].Members;
            for (int place = 0; place < members.Length; place++)
            {
                if (
                    Dangling(organisation, $"rotations[{index}].members[{place}]", DefinitionKind.Person, members[place].Value)
                    is FieldError gone
                )
                {
                    yield return gone;
                }
            }
        }

        for (int index = 0; index < schedule.Overrides.Length; index++)
        {
            if (
                Dangling(organisation, $"overrides[{index}].person", DefinitionKind.Person, schedule.Overrides[index].Person.Value)
                is FieldError gone
            )
            {
                yield return gone;
            }
        }
    }

    private static IEnumerable<FieldError> CheckPolicy(Organisation organisation, EscalationPolicy policy)
    {
        if (policy.Name.Length == 0)
        {
            yield return new("name", "An escalation policy has a name.");
        }

        foreach (FieldError mistake in EscalationRules.Check(policy.Steps, policy.Repeat))
        {
            yield return mistake;
        }

        foreach (
            FieldError mistake in policy.Steps.SelectMany(
                (step, index) => CheckTargets(organisation, step.Targets, $"steps[{index}].targets")
            )
        )
        {
            yield return mistake;
        }

        if (IsOfNobody(organisation, policy))
        {
            yield return new("steps", "No step reaches anybody: its teams have no members. Add some, or page a person or a schedule.");
        }

        if (policy.LastResort is { } last)
        {
            foreach (
                FieldError mistake in EscalationRules
                    .CheckTargets(last, "lastResort")
                    .Concat(CheckTargets(organisation, last, "lastResort"))
            )
            {
                yield return mistake;
            }
        }
    }

    /// <summary>Whether all that its steps name is teams without anybody. A schedule that has nobody now may have somebody later.</summary>
    private static bool IsOfNobody(Organisation organisation, EscalationPolicy policy)
    {
        EscalationTarget[] all = [.. policy.Steps.SelectMany(step => step.Targets)];
        return all.Length > 0
            && Array.TrueForAll(
                all,
                target =>
                    target.Kind is EscalationTargetKind.Team or EscalationTargetKind.WholeTeam
                    && organisation.Teams.GetValueOrDefault(target.Id) is { Members.IsEmpty: true } team
                    && (target.Kind == EscalationTargetKind.WholeTeam || team.Schedule is null)
            );
    }

    private static IEnumerable<FieldError> CheckTargets(Organisation organisation, ImmutableArray<EscalationTarget> targets, string path) =>
        targets
            .Select(
                (target, place) =>
                    KindOf(target) is { } kind ? Dangling(organisation, $"{path}[{place}]", kind, target.Id)
                    : target.Kind == EscalationTargetKind.Role && EscalationResolution.CommandRotation(organisation, service: null) is null
                        ? new FieldError(
                            $"{path}[{place}]",
                            "No schedule has a rotation for a role: there is nobody whom this could reach."
                        )
                    : null
            )
            .OfType<FieldError>();

    /// <summary>Null for a target that names no definition.</summary>
    private static DefinitionKind? KindOf(EscalationTarget target) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => DefinitionKind.Person,
            EscalationTargetKind.Schedule => DefinitionKind.Schedule,
            EscalationTargetKind.Team or EscalationTargetKind.WholeTeam => DefinitionKind.Team,
            EscalationTargetKind.Role or EscalationTargetKind.Everyone => null,
        };

    private static IEnumerable<FieldError> At(string path, IEnumerable<FieldError> mistakes) =>
        mistakes.Select(mistake => mistake with { Field = path + "." + mistake.Field });
}
