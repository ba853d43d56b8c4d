// What consumed the error budgets: which incident spent how much of which.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <summary>An SLO is charged to the incidents of the service that its file names; drills cost nothing.</summary>
public sealed class SloCharges(IViewStore views, SloReader reader, SloMinutes minutes, TimeProvider clock)
{
    /// <summary>An incident may have been declared long before a window begins and still reach into it.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(30);

    /// <summary>Those of an objective's window, the dearest first, and at the end what was spent while none was open.</summary>
    public async Task<ImmutableArray<ChargedIncident>> OfAsync(SloStatus status, GoalStatus goal, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(goal);
        IReadOnlyList<IncidentRow> incidents = await IncidentsAsync(status.Slo.Service, goal.Budget.Begin, cancel);
        return
        [
            .. BudgetCharges
                .Of(status.At, goal.Goal.Objective, goal.Ledger, [.. incidents.Select(one => SpanOf(one, status.At))])
                .Select(spent => new ChargedIncident(spent, incidents.FirstOrDefault(one => one.Id == spent.Incident))),
        ];
    }

    /// <summary>What an objective spent in another window than its own, and on which incidents.</summary>
    /// <param name="goal">The place of the objective in its SLO, from 0.</param>
    /// <param name="at">An instant of the window; nothing after it counts.</param>
    public async Task<(ErrorBudget Budget, ImmutableArray<ChargedIncident> Charges)> InAsync(
        SloRow row,
        int goal,
        SloWindow window,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(window);
        Slo slo = row.Definition.Slo;
        SloObjective objective = slo.Goals[goal].Objective with { Window = window };
        DateTimeOffset begin = window.Begin(at);
        SliLedger ledger = await minutes.BetweenAsync(row.Id, SloTracks.Of(slo, goal), begin, at, cancel);
        IReadOnlyList<IncidentRow> incidents = await IncidentsAsync(slo.Service, begin, cancel);
        return (
            ErrorBudget.At(at, objective, ledger),
            [
                .. BudgetCharges
                    .Of(at, objective, ledger, [.. incidents.Select(one => SpanOf(one, at))])
                    .Select(spent => new ChargedIncident(spent, incidents.FirstOrDefault(one => one.Id == spent.Incident))),
            ]
        );
    }

    /// <summary>What one incident cost, the dearest first; empty where it cost no SLO anything that is known.</summary>
    public async Task<ImmutableArray<IncidentCost>> OfIncidentAsync(IncidentId id, CancellationToken cancel)
    {
        if (
            await views.FindAsync(Views.Incident, id.Value, cancel) is not { } view
            || view.Row<IncidentRow>() is not { Type: IncidentType.Incident, Service: { } service } incident
        )
        {
            return [];
        }

        DateTimeOffset now = clock.GetUtcNow();
        IncidentSpan span = SpanOf(incident, now);
        DateTimeOffset at = span.Until < now ? SliLedger.MinuteOf(span.Until).AddMinutes(1) : now;
        List<IncidentCost> costs = [];
        foreach (SloRow row in (await reader.RowsAsync(cancel)).Where(row => row.Definition.Slo.Service == service.Value))
        {
            Slo slo = row.Definition.Slo;
            for (int goal = 0; goal < slo.Goals.Length; goal++)
            {
                SloObjective objective = slo.Goals[goal].Objective;
                DateTimeOffset begin = objective.Window.Begin(at);
                SliLedger ledger = await minutes.BetweenAsync(row.Id, SloTracks.Of(slo, goal), begin, at, cancel);
                IReadOnlyList<IncidentRow> others = await IncidentsAsync(service.Value, begin, cancel);
                SpentBy? spent = BudgetCharges
                    .Of(at, objective, ledger, [.. others.Select(one => SpanOf(one, at))])
                    .FirstOrDefault(one => one.Incident == id);
                if (spent is not null)
                {
                    costs.Add(new(row, slo.Goals[goal], spent));
                }
            }
        }

        return [.. costs.OrderByDescending(cost => cost.Spent.Share ?? double.PositiveInfinity)];
    }

    private static IncidentSpan SpanOf(IncidentRow incident, DateTimeOffset now) =>
        new(
            incident.Id,
            incident.ImpactStartedAt < incident.DetectedAt ? incident.ImpactStartedAt.Value : incident.DetectedAt,
            incident.ImpactStoppedAt ?? incident.ResolvedAt ?? now
        );

    /// <summary>Of a service, those whose impact may reach beyond an instant.</summary>
    private async Task<IReadOnlyList<IncidentRow>> IncidentsAsync(string service, DateTimeOffset from, CancellationToken cancel)
    {
        if (!Slug.IsValid(service))
        {
            return [];
        }

        ServiceId id = new(service);
        List<IncidentRow> found = [];
        ViewCursor? before = null;
        IReadOnlyList<View> some;
        do
        {
            some = await views.ListAsync(
                new ViewQuery(Views.Incident, [], IncidentProjection.ServiceWord(id), before, ViewQuery.LimitMax),
                cancel
            );
            found.AddRange(
                some.Select(view => view.Row<IncidentRow>()).Where(row => row.Service == id && row.Type == IncidentType.Incident)
            );
            before = some.Count == 0 ? null : new ViewCursor(some[^1].SortAt, some[^1].Id);
        } while (some.Count == ViewQuery.LimitMax && some[^1].SortAt > from - Before);

        return found;
    }
}
