// Puts the summary of a quarter together from the record.
using System.Collections.Immutable;
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Slos;
using Muster.Server.Slos.Policy;

namespace Muster.Server.Slos.Quarterly;

public sealed class QuarterReader(
    IViewStore views,
    IEventStore store,
    SloReader slos,
    SloCharges charges,
    GateLog log,
    PolicyReader policies,
    TimeProvider clock
)
{
    /// <summary>The dearest incidents are looked up; the others spent too little to have caused the work.</summary>
    private const int IncidentsMax = 50;

    private const int StoppedMax = 100;

    /// <summary>Two hundred changes a day.</summary>
    private const int ChangesMax = 20_000;

    /// <summary>This one where it is not over; one that has not begun is empty.</summary>
    public async Task<QuarterSummary> ReadAsync(Quarter quarter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset last = quarter.End.AddTicks(-1);
        DateTimeOffset until =
            now >= last ? last
            : now < quarter.Begin ? quarter.Begin
            : now;
        BudgetPolicyBook book = await policies.ReadAsync(cancel);
        ImmutableArray<SpentBudget> spent = await SpentAsync(quarter, until, cancel);
        ImmutableArray<GateDayRow> days = await log.BetweenAsync(quarter.Begin, quarter.End, cancel);
        return new(
            quarter,
            until,
            await ShippedAsync(quarter, cancel),
            spent,
            [
                .. days.GroupBy(day => day.Slo)
                    .Select(of => new AskedGate(of.Key, of.Sum(day => day.Shipped), of.Sum(day => day.Warned), of.Sum(day => day.Stopped)))
                    .OrderByDescending(one => one.Stopped)
                    .ThenBy(one => one.Slo.Value, StringComparer.Ordinal),
            ],
            [
                .. days.SelectMany(day => day.Changes.Select(asked => new StoppedChange(day.Slo, asked)))
                    .OrderByDescending(one => one.Asked.Last)
                    .Take(StoppedMax),
            ],
            [.. book.Overrides.Reverse().Where(one => one.At >= quarter.Begin && one.At < quarter.End)],
            await WorkAsync(spent, cancel),
            book.Standing
        );
    }

    private async Task<ImmutableArray<ShippedChanges>> ShippedAsync(Quarter quarter, CancellationToken cancel) =>
        [
            .. (await views.BetweenAsync(Views.Change, [], quarter.Begin, quarter.End, ChangesMax, cancel))
                .Rows.Select(view => view.Row<ChangeRow>())
                .GroupBy(change => change.Service)
                .Select(of => new ShippedChanges(
                    of.Key,
                    of.Count(change => change.Kind == ChangeKind.Deploy),
                    of.Count(change => change.Kind != ChangeKind.Deploy)
                ))
                .OrderBy(one => one.Service is null)
                .ThenByDescending(one => one.Deploys + one.Others),
        ];

    private async Task<ImmutableArray<SpentBudget>> SpentAsync(Quarter quarter, DateTimeOffset until, CancellationToken cancel)
    {
        SloWindow window = new SloWindow.Calendar(1, CalendarUnit.Quarter, quarter.Begin, "UTC");
        List<SpentBudget> all = [];
        foreach (SloRow row in await slos.RowsAsync(cancel))
        {
            ImmutableArray<SloGoal> goals = row.Definition.Slo.Goals;
            for (int goal = 0; goal < goals.Length; goal++)
            {
                (ErrorBudget budget, ImmutableArray<ChargedIncident> charged) = await charges.InAsync(row, goal, window, until, cancel);
                all.Add(new(row, goals[goal], budget, charged));
            }
        }

        return [.. all.OrderBy(one => one.Budget.Left ?? double.NegativeInfinity)];
    }

    private async Task<ImmutableArray<ReliabilityWork>> WorkAsync(ImmutableArray<SpentBudget> spent, CancellationToken cancel)
    {
        (IncidentId Id, string Title)[] incidents =
        [
            .. spent
                .SelectMany(one => one.Charges)
                .Where(charge => charge.Incident is not null)
                .OrderByDescending(charge => charge.Spent.Share ?? double.PositiveInfinity)
                .Select(charge => (charge.Incident!.Id, charge.Incident.Title))
                .DistinctBy(one => one.Id)
                .Take(IncidentsMax),
        ];
        ILookup<string, ReviewEvent> events = await StreamReplay.EventsAsync<Review, ReviewCommand, ReviewEvent>(
            store,
            incidents.Select(one => one.Id.Value),
            cancel
        );
        return
        [
            .. incidents.SelectMany(one =>
                events[one.Id.Value]
                    .Aggregate(Review.Initial, Review.Evolve)
                    .StandingActionItems.Select(item => new ReliabilityWork(one.Id, one.Title, item))
            ),
        ];
    }
}
