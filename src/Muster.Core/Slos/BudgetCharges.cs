// Charges what was spent to the incidents during which it was spent.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

public static class BudgetCharges
{
    /// <summary>
    /// Each incident with what it cost, the dearest first, and at the end what was spent while none was open. Where several were open at once they share what went
    /// wrong in equal parts, so all of it together is what was spent. Incidents that cost nothing are left out.
    /// </summary>
    public static ImmutableArray<SpentBy> Of(
        DateTimeOffset now,
        SloObjective objective,
        SliLedger ledger,
        IReadOnlyCollection<IncidentSpan> incidents
    )
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(incidents);
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        IncidentSpan[] within = [.. incidents.Where(one => one.From < now && one.Until > budget.Begin && one.From < one.Until)];
        DateTimeOffset[] cuts =
        [
            .. within
                .SelectMany(one => new[] { one.From, one.Until })
                .Append(budget.Begin)
                .Append(now)
                .Where(at => at >= budget.Begin && at <= now)
                .Select(at => Cut(at, objective))
                .Select(at => at < now ? at : now)
                .Distinct()
                .Order(),
        ];
        Dictionary<IncidentId, double> spent = [];
        double charged = 0;
        foreach ((DateTimeOffset from, DateTimeOffset until) in cuts.Zip(cuts.Skip(1)))
        {
            IncidentId[] open =
            [
                .. within
                    .Where(one => Cut(one.From, objective) <= from && (one.Until >= now || Cut(one.Until, objective) >= until))
                    .Select(one => one.Incident)
                    .Distinct(),
            ];
            double bad = open.Length == 0 ? 0 : ErrorBudget.Spent(from, until, objective, ledger).Bad;
            charged += bad;
            foreach (IncidentId incident in open)
            {
                spent[incident] = spent.GetValueOrDefault(incident) + (bad / open.Length);
            }
        }

        double rest = Math.Max(0, budget.Bad - charged);
        return
        [
            .. spent
                .Where(one => one.Value > 0)
                .OrderByDescending(one => one.Value)
                .ThenBy(one => one.Key.Number)
                .Select(one => new SpentBy(one.Key, one.Value, ShareOf(one.Value, budget))),
            .. rest > 0 ? new[] { new SpentBy(null, rest, ShareOf(rest, budget)) } : [],
        ];
    }

    private static double? ShareOf(double bad, ErrorBudget budget) => budget.Allowed > 0 ? bad / budget.Allowed : null;

    /// <summary>Where a span is cut: at the next whole minute or slice, so that no part of one is counted twice or not at all.</summary>
    internal static DateTimeOffset Cut(DateTimeOffset at, SloObjective objective)
    {
        long length = objective.Method == BudgetingMethod.Occurrences ? TimeSpan.TicksPerMinute : objective.Slice.Ticks;
        long since = at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return DateTimeOffset.UnixEpoch.AddTicks(checked((since + length - 1) / length * length));
    }
}
