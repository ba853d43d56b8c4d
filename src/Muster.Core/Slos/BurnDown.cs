// How a budget was spent over its window so far.
using System.Collections.Immutable;

namespace Muster.Core.Slos;

public static class BurnDown
{
    /// <summary>
    /// What was left at instants that lie evenly from the window's begin to now, measured by what the whole of it lets go wrong: it begins at 1 and ends at
    /// <see cref="ErrorBudget.Left"/>. Empty where nothing is allowed.
    /// </summary>
    /// <param name="steps">1 or more.</param>
    public static ImmutableArray<BudgetLeft> Of(DateTimeOffset now, SloObjective objective, SliLedger ledger, int steps)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        if (budget.Allowed <= 0)
        {
            return [];
        }

        ImmutableArray<BudgetLeft>.Builder left = ImmutableArray.CreateBuilder<BudgetLeft>();
        double bad = 0;
        DateTimeOffset before = budget.Begin;
        left.Add(new(before, 1));
        for (int step = 1; step < steps; step++)
        {
            // A slice counts once it is over, so the last cut may lie beyond now.
            DateTimeOffset at = BudgetCharges.Cut(budget.Begin + ((now - budget.Begin) * ((double)step / steps)), objective);
            if (at > before && at < now)
            {
                bad += ErrorBudget.Spent(before, at, objective, ledger).Bad;
                left.Add(new(at, 1 - (bad / budget.Allowed)));
                before = at;
            }
        }

        left.Add(new(now, 1 - (budget.Bad / budget.Allowed)));
        return left.ToImmutable();
    }
}
