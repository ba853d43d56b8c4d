// When a budget that is spent will be there again, and when one that is being spent will be gone.
namespace Muster.Core.Slos;

public static class BudgetForecast
{
    /// <summary>
    /// When a blown budget has something left again if nothing more goes wrong and as much is asked as was: for a rolling window when enough of what was bad has left
    /// it, for the calendar's at its end. Null where the budget is not blown.
    /// </summary>
    public static DateTimeOffset? ThereAgainAt(DateTimeOffset now, SloObjective objective, SliLedger ledger) =>
        MoreThanAt(0, now, objective, ledger);

    /// <summary>The same for more than a share of the budget, from 0 to below 1; null where more than that is left.</summary>
    public static DateTimeOffset? MoreThanAt(double share, DateTimeOffset now, SloObjective objective, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        double most = budget.Allowed * (1 - share);
        if (budget.Bad <= 0 || budget.Bad < most)
        {
            return null;
        }

        if (objective.Window is not SloWindow.Rolling rolling)
        {
            return budget.End;
        }

        // What is left of the past only shrinks as time goes on.
        long early = 0;
        long late = (long)Math.Ceiling(rolling.Length.TotalMinutes);
        while (early < late)
        {
            long between = early + ((late - early) / 2);
            double bad = ErrorBudget.Spent(budget.Begin.AddMinutes(between), now, objective, ledger).Bad;
            if (bad <= 0 || bad < most)
            {
                late = between;
            }
            else
            {
                early = between + 1;
            }
        }

        return now.AddMinutes(early);
    }

    /// <summary>When nothing will be left if the last hour goes on; null where it spends nothing, or where nothing is left already.</summary>
    public static DateTimeOffset? GoneAt(DateTimeOffset now, SloObjective objective, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        double rate = ErrorBudget.BurnRate(now.AddHours(-1), now, objective, ledger);
        if (budget.IsBlown || budget.Left is not { } left || rate <= 0 || !double.IsFinite(rate))
        {
            return null;
        }

        TimeSpan window = objective.Window is SloWindow.Rolling rolling ? rolling.Length : budget.End - budget.Begin;
        double days = left * window.TotalDays / rate;
        return days < 3650 ? now.AddDays(days) : null;
    }
}
