// How one objective of an SLO stands.
using System.Collections.Immutable;
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <param name="Ledger">Its minutes, from before its window and before its longest burn alert to now.</param>
/// <param name="Burns">How each alert of the SLO burns, in its order; empty where it has none.</param>
/// <param name="GoneAt">When nothing will be left if the last hour goes on; see <see cref="BudgetForecast"/>.</param>
/// <param name="ThereAgainAt">When a blown budget has something left again.</param>
/// <param name="DataFrom">The first minute that is known of the window; null where none is. Later than <see cref="ErrorBudget.Begin"/>, the window is longer than the data.</param>
public sealed record GoalStatus(
    SloGoal Goal,
    SliLedger Ledger,
    ErrorBudget Budget,
    ImmutableArray<BurnReading> Burns,
    DateTimeOffset? GoneAt,
    DateTimeOffset? ThereAgainAt,
    DateTimeOffset? DataFrom
)
{
    /// <param name="known">Up to where the data is known. Burn rates are those of it where it lies before now: a burn is not over because nothing is heard of it.</param>
    public static GoalStatus At(DateTimeOffset now, DateTimeOffset? known, Slo slo, SloGoal goal, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(ledger);
        SloObjective objective = goal.Objective;
        DateTimeOffset edge = known < now ? known.Value : now;
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        return new(
            goal,
            ledger,
            budget,
            [.. slo.Alerts.Select(alert => alert.At(edge, objective, ledger))],
            BudgetForecast.GoneAt(now, objective, ledger),
            BudgetForecast.ThereAgainAt(now, objective, ledger),
            ledger.FirstKnown(budget.Begin, now)
        );
    }
}
