// The state of one incident: everything that its rules, the console, the API and the projections need.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>
/// The state of one incident, folded from its events. The stream is <c>incident/INC-42</c>.
/// Instants are UTC; those that have not come yet are null.
/// </summary>
public sealed record Incident : IDecider<Incident, IncidentCommand, IncidentEvent>
{
    public static string Category => "incident";

    public static Incident Initial { get; } = new();

    /// <summary>False until the incident is declared; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public IncidentId Id { get; init; }

    public IncidentType Type { get; init; }

    /// <summary>The drill that it is played in; null for what is real.</summary>
    public DrillId? Drill { get; init; }

    public string Title { get; init; } = "";

    public Severity Severity { get; init; } = Severity.Sev4;

    public Phase Phase { get; init; }

    public ServiceId? Service { get; init; }

    public Actor DeclaredBy { get; init; }

    /// <summary>When the harm began, as far as anybody knows.</summary>
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>When the first signal was received; the declaration when there was none.</summary>
    public DateTimeOffset DetectedAt { get; init; }

    /// <summary>Who noticed it first; null where the record does not say.</summary>
    public DetectionSource? DetectedBy { get; init; }

    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When the page left that the first acknowledgement answered; null when nobody was paged before.</summary>
    public DateTimeOffset? PagedAt { get; init; }

    /// <summary>When a human first took notice.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When somebody said that the bleeding stopped; <see cref="ImpactStoppedAt"/> is when it did. A reopening clears both.</summary>
    public DateTimeOffset? MitigatedAt { get; init; }

    public DateTimeOffset? ImpactStoppedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>What fixed the cause, in the words of the one who resolved it; null while it is not resolved.</summary>
    public string? Resolution { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>What was said last of the time to resolve it; null before the first warning, and after a change of severity or a reopening.</summary>
    public ResolutionMark? ResolutionClock { get; init; }

    /// <summary>When a person last did something here.</summary>
    public DateTimeOffset? LastDeedAt { get; init; }

    /// <summary>The roles that somebody holds; a role that is open has no entry.</summary>
    public ImmutableSortedDictionary<Role, RoleHolding> Roles { get; init; } = ImmutableSortedDictionary<Role, RoleHolding>.Empty;

    /// <summary>The offer of command that waits for its answer, null when there is none.</summary>
    public CommandOffer? PendingOffer { get; init; }

    /// <summary>The request for command that waits for the commander's answer, null when there is none.</summary>
    public CommandAsk? PendingAsk { get; init; }

    /// <summary>Everybody who acknowledged, held a role, was given something or did something, in the order in which they came.</summary>
    public ImmutableArray<Participant> Participants { get; init; } = [];

    /// <summary>In the order in which they were linked.</summary>
    public ImmutableArray<LinkedAlertGroup> AlertGroups { get; init; } = [];

    /// <summary>In the order in which they were assigned.</summary>
    public ImmutableArray<IncidentTask> Tasks { get; init; } = [];

    /// <summary>In the order in which they were chosen.</summary>
    public ImmutableArray<IncidentMitigation> Mitigations { get; init; } = [];

    /// <summary>The changes that somebody suspects or has cleared, in the order of the last word on each.</summary>
    public ImmutableArray<MarkedChange> MarkedChanges { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableArray<PublishedStatement> Statements { get; init; } = [];

    /// <summary>Those that are not published, withdrawn ones among them; oldest first.</summary>
    public ImmutableArray<StatementDraft> Drafts { get; init; } = [];

    /// <summary>How many promises of an update have been settled so far, and how many of them in time; without first statements.</summary>
    public PromisesKept Promises { get; init; }

    /// <summary>The same of first statements, which nobody owes where the response policy has no time for them.</summary>
    public PromisesKept FirstStatements { get; init; }

    /// <summary>The promise of the next update that runs now; null before the first statement and after the last.</summary>
    public DateTimeOffset? NextUpdateDueAt { get; init; }

    /// <summary>
    /// Since when a first statement is owed: the declaration, a change to a worse severity, or a reopening that found no promise running; null once it is published.
    /// When it is due the response policy says.
    /// </summary>
    public DateTimeOffset? FirstStatementOwedSince { get; init; }

    /// <summary>True once the promise that runs now was missed; the next statement clears it.</summary>
    public bool NextUpdateMissed { get; init; }

    /// <summary>What customers said, the latest line of a component each.</summary>
    public ImmutableArray<CustomerVoice> CustomerVoices { get; init; } = [];

    /// <summary>The runs that went without a second person, in their order.</summary>
    public ImmutableArray<GlassOfIncident> Glass { get; init; } = [];

    /// <summary>The ids of the lines that people wrote, removed ones among them.</summary>
    public ImmutableHashSet<string> Notes { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The lines that are folded away now, by entry id.</summary>
    public ImmutableDictionary<string, EntryRemoval> RemovedEntries { get; init; } = ImmutableDictionary<string, EntryRemoval>.Empty;

    /// <summary>Who commands, null when nobody does.</summary>
    public PersonId? Commander => Holder(Role.IncidentCommander);

    public PersonId? Holder(Role role) => Roles.GetValueOrDefault(role)?.Person;

    /// <summary>Whether anybody but this person holds a role: then they are not a lone responder.</summary>
    public bool SomebodyElseHoldsARole(PersonId person) => Roles.Values.Any(holding => holding.Person != person);

    public IncidentTask? Task(string id) => Tasks.FirstOrDefault(task => task.Id == id);

    public IncidentMitigation? Mitigation(string id) => Mitigations.FirstOrDefault(mitigation => mitigation.Id == id);

    public PublishedStatement? Statement(string id) => Statements.FirstOrDefault(published => published.Statement.Id == id);

    public StatementDraft? Draft(string id) => Drafts.FirstOrDefault(draft => draft.Statement.Id == id);

    /// <summary>When the harm began as far as anybody knows; else when it was noticed.</summary>
    public DateTimeOffset Began => ImpactStartedAt is { } started && started < DetectedAt ? started : DetectedAt;

    public Participant? Participant(PersonId person) => Participants.FirstOrDefault(participant => participant.Person == person);

    /// <summary>Rule 2: in a SEV-1 the commander does not touch the keyboard, unless nobody else is there.</summary>
    public bool MustKeepHandsOff(PersonId person) => Severity == Severity.Sev1 && Commander == person && SomebodyElseHoldsARole(person);

    public static Decision<IncidentEvent> Decide(Incident state, IncidentCommand command) => IncidentDecider.Decide(state, command);

    public static Incident Evolve(Incident state, IncidentEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        Incident next = IncidentEvolution.Evolve(state, happened);
        return happened.By.Kind == ActorKind.Person ? next with { LastDeedAt = happened.At } : next;
    }
}
