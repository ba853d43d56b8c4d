// Who and what there is: people, teams, services, schedules, escalation policies, routes and response policies.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Runbooks;

namespace Muster.Core.Catalog;

/// <summary>The organisation as it stands. The maps hold what is in use; <see cref="Retirements"/> what was taken out, newest last.</summary>
public sealed partial record Organisation(
    string Name,
    ImmutableSortedDictionary<string, Person> People,
    ImmutableSortedDictionary<string, Team> Teams,
    ImmutableSortedDictionary<string, Service> Services,
    ImmutableSortedDictionary<string, Schedule> Schedules,
    ImmutableSortedDictionary<string, EscalationPolicy> EscalationPolicies,
    ImmutableArray<Route> Routes,
    ImmutableSortedDictionary<Severity, ResponsePolicy> ResponsePolicies,
    ImmutableArray<Retirement> Retirements
)
{
    /// <summary>An organisation with nobody in it and the default response policies.</summary>
    public static Organisation Empty { get; } =
        new(
            "",
            Map<Person>(),
            Map<Team>(),
            Map<Service>(),
            Map<Schedule>(),
            Map<EscalationPolicy>(),
            [],
            ResponsePolicyDefaults.All.ToImmutableSortedDictionary(policy => policy.Severity, policy => policy),
            []
        );

    /// <summary>
    /// What <see cref="OrganisationCommand.Put"/> starts from when a file is read: as <see cref="Empty"/>, but with no response policies, so that those which
    /// the file does not name stay as they are.
    /// </summary>
    public static Organisation Blank { get; } = Empty with { ResponsePolicies = ImmutableSortedDictionary<Severity, ResponsePolicy>.Empty };

    /// <summary>What <see cref="Retirements"/> took out of use, as it was then.</summary>
    public RetiredDefinitions Retired { get; init; } = RetiredDefinitions.None;

    /// <summary>What the JSON of senders means, by the name of the template.</summary>
    public ImmutableSortedDictionary<string, IntakeTemplate> IntakeTemplates { get; init; } = Map<IntakeTemplate>();

    /// <summary>Which alerts hide which others.</summary>
    public ImmutableArray<InhibitionRule> Inhibitions { get; init; } = [];

    /// <summary>The heartbeats that must be heard, by name.</summary>
    public ImmutableSortedDictionary<string, HeartbeatDefinition> Heartbeats { get; init; } = Map<HeartbeatDefinition>();

    /// <summary>Services over HTTP that a page can go to, by the id that contacts name.</summary>
    public ImmutableSortedDictionary<string, HttpSender> Senders { get; init; } = Map<HttpSender>();

    /// <summary>Where action items can become issues, by id.</summary>
    public ImmutableSortedDictionary<string, Tracker> Trackers { get; init; } = Map<Tracker>();

    /// <summary>Who is told of each published statement, by id.</summary>
    public ImmutableSortedDictionary<string, Stakeholder> Stakeholders { get; init; } = Map<Stakeholder>();

    /// <summary>What the status page names, by id.</summary>
    public ImmutableSortedDictionary<string, Component> Components { get; init; } = Map<Component>();

    /// <summary>When each component was first defined; its history begins there unless it says otherwise.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> ComponentsSince { get; init; } = Map<DateTimeOffset>();

    /// <summary>The status page; null when there is none.</summary>
    public StatusPageSettings? StatusPage { get; init; }

    /// <summary>Which runs one person may start alone, as it was written; null for the default.</summary>
    public RunPolicy? Runs { get; init; }

    /// <summary>Which runs one person may start alone.</summary>
    public RunPolicy RunPolicy => Runs ?? RunPolicy.Default;

    /// <summary>Who is away, and when, as the roster has it; empty where no roster was laid over it.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>The chats that are told of a service's incidents: its own and its team's, each once.</summary>
    public IEnumerable<ContactMethod> Rooms(ServiceId id) =>
        Service(id) is { } service ? (service.Rooms ?? []).Concat(Team(service.Team)?.Rooms ?? []).Distinct() : [];

    /// <summary>Whether several people read what is sent there: it is a room, or a contact of more than one person.</summary>
    public bool IsShared(ContactMethod method) =>
        People.Values.Count(person => person.Contacts.Contains(method)) > 1
        || Services.Values.Any(service => service.Rooms?.Contains(method) == true)
        || Teams.Values.Any(team => team.Rooms?.Contains(method) == true);

    public bool IsAway(PersonId id, DateTimeOffset at) => Absences.Any(one => one.Person == id && one.Start <= at && at < one.End);

    /// <summary>Whose matter a thing is: the team of the service, or else the first of its owner's teams; null when there is neither.</summary>
    public Team? TeamOf(ServiceId? service, PersonId owner) =>
        (service is { } named && Service(named) is { } known ? Team(known.Team) : null)
        ?? Teams.Values.FirstOrDefault(team => team.Members.Contains(owner));

    /// <summary>Where what is a team's matter can become an issue: its own trackers, or else those of nobody.</summary>
    public IEnumerable<Tracker> TrackersOf(Team? team) =>
        Trackers.Values.Any(one => one.Team == team?.Id && one.Team is not null)
            ? Trackers.Values.Where(one => one.Team == team?.Id)
            : Trackers.Values.Where(one => one.Team is null);

    /// <summary>Null for a team without a lead and without members.</summary>
    public Person? LeadOf(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return (team.Lead ?? (team.Members is [var first, ..] ? first : null)) is { } lead ? Person(lead) : null;
    }

    public Person? Person(PersonId id) => People.GetValueOrDefault(id.Value);

    public Team? Team(TeamId id) => Teams.GetValueOrDefault(id.Value);

    public Service? Service(ServiceId id) => Services.GetValueOrDefault(id.Value);

    public Schedule? Schedule(ScheduleId id) => Schedules.GetValueOrDefault(id.Value);

    public EscalationPolicy? EscalationPolicy(EscalationPolicyId id) => EscalationPolicies.GetValueOrDefault(id.Value);

    /// <summary>The policy of a severity; the default one when an admin has written none.</summary>
    public ResponsePolicy ResponsePolicy(Severity severity) =>
        ResponsePolicies.GetValueOrDefault(severity) ?? ResponsePolicyDefaults.Of(severity);

    /// <summary>The person with this e-mail address, whatever its case; null when there is none.</summary>
    public Person? PersonByEmail(string email) =>
        People.Values.FirstOrDefault(person => string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a definition with this id is in use.</summary>
    public bool Contains(DefinitionKind kind, string id) =>
        kind switch
        {
            DefinitionKind.Person => People.ContainsKey(id),
            DefinitionKind.Team => Teams.ContainsKey(id),
            DefinitionKind.Service => Services.ContainsKey(id),
            DefinitionKind.Schedule => Schedules.ContainsKey(id),
            DefinitionKind.EscalationPolicy => EscalationPolicies.ContainsKey(id),
        };

    private static ImmutableSortedDictionary<string, T> Map<T>() =>
        ImmutableSortedDictionary<string, T>.Empty.WithComparers(StringComparer.Ordinal);
}
