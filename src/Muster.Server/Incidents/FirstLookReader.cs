// Reads what to look at and what to try before anybody knows the cause of an incident.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Changes;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Mitigations;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents;

public sealed class FirstLookReader(RecentChanges changes, PastMitigations past, IncidentReader incidents, TimeProvider clock)
{
    /// <summary>Six hours before it began: half a working day. What is older has mostly shown that it works.</summary>
    private static readonly TimeSpan ChangesBefore = TimeSpan.FromHours(6);

    /// <summary>More than these are a list of their own, and not what one reads in an incident.</summary>
    private const int ChangesShown = 8;

    /// <summary>A quarter: a change of the same service within the last hour, or nearer ones of others.</summary>
    private const double FitMin = 0.25;

    public async Task<FirstLook> ReadAsync(IncidentRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        Incident incident = record.Incident;
        ImmutableArray<SuspectChange> suspects = await SuspectsAsync(record, cancel);
        return new(
            [.. suspects.Take(ChangesShown)],
            ServiceOf(record) is { Mitigations: { } declared } service
                ?
                [
                    .. MitigationProposals
                        .For(incident, declared, await past.OfAsync(service.Id, cancel), suspects.Any(Fits))
                        .Select(proposal => new ProposedMitigation(proposal, CanRun(record.Organisation, service, proposal.Declared))),
                ]
                : []
        );
    }

    /// <summary>The mitigation that the service of an incident declares under an id; null when there is none.</summary>
    public async Task<DeclaredMitigation?> DeclaredAsync(IncidentId id, string declared, CancellationToken cancel) =>
        await incidents.ReadAsync(id, cancel) is { } record && ServiceOf(record) is { Mitigations: { } known }
            ? known.FirstOrDefault(one => one.Id == declared)
            : null;

    public Task<ChangeRow?> ChangeAsync(string id, CancellationToken cancel) => changes.FindAsync(id, cancel);

    private static Service? ServiceOf(IncidentRecord record) =>
        record.Incident.Service is { } service ? record.Organisation.Service(service) : null;

    private static bool Fits(SuspectChange suspect) =>
        suspect.Verdict == ChangeVerdict.Suspected || (suspect.Verdict is null && suspect.Fit >= FitMin);

    private async Task<ImmutableArray<SuspectChange>> SuspectsAsync(IncidentRecord record, CancellationToken cancel)
    {
        Incident incident = record.Incident;
        ImmutableArray<ServiceId> needed = ServiceOf(record)?.DependsOn ?? [];
        ImmutableArray<ChangeRow> rows = await changes.BetweenAsync(
            incident.Service is { } own ? [own, .. needed] : needed,
            incident.Began - ChangesBefore,
            incident.ResolvedAt ?? clock.GetUtcNow(),
            cancel
        );
        FailureFacts failure = new(incident.Service, needed, incident.ImpactStartedAt, incident.DetectedAt);
        var byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var verdicts = incident.MarkedChanges.ToDictionary(one => one.Change, one => one.Verdict, StringComparer.Ordinal);
        return
        [
            .. ChangeRanking
                .Of(rows.Select(row => new ConsideredChange(row.Id, row.Kind, row.Service, row.At)), failure)
                .Select(ranked => new SuspectChange(
                    byId[ranked.Change.Id],
                    ranked.Fit,
                    ranked.Why,
                    verdicts.TryGetValue(ranked.Change.Id, out ChangeVerdict verdict) ? verdict : null
                ))
                .OrderBy(suspect =>
                    suspect.Verdict switch
                    {
                        ChangeVerdict.Suspected => 0,
                        null => 1,
                        ChangeVerdict.Cleared => 2,
                    }
                ),
        ];
    }

    /// <summary>Who can run it: those whom it names, else the whole team of the service.</summary>
    private ImmutableArray<AbleToRun> CanRun(Organisation organisation, Service service, DeclaredMitigation declared)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableArray<EscalationTarget> who = declared.Who.IsEmpty ? [EscalationTarget.WholeTeam(service.Team)] : declared.Who;
        HashSet<PersonId> onCall =
        [
            .. organisation.EscalationPolicies.GetValueOrDefault(service.EscalationPolicy.Value) is { } policy
                ? policy
                    .Steps.SelectMany(step => step.Targets)
                    .SelectMany(target => EscalationResolution.Named(organisation, target, now, role: null, service.Id))
                    .Where(one => one.IsOnCall)
                    .Select(one => one.Person)
                : [],
        ];
        return
        [
            .. EscalationResolution
                .Resolve(organisation, new EscalationStep(who, TimeSpan.Zero), now, role: null, service.Id)
                .Select((Person person) => new AbleToRun(person.Id, person.Name, onCall.Contains(person.Id)))
                .OrderByDescending(one => one.OnCall),
        ];
    }
}
