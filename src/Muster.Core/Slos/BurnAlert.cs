// When the burn of a budget is worth a page or a ticket.
using System.Collections.Immutable;

namespace Muster.Core.Slos;

/// <summary>
/// Fires while both windows burn faster: the long one says that enough was spent, the short one that it is still being spent, so the alert ends soon after
/// the trouble does (Google, The Site Reliability Workbook, chapter 5, table 5-8).
/// </summary>
/// <param name="Factor">The burn rate, above 0.</param>
/// <param name="Long">A whole number of minutes, as is <paramref name="Short"/>, which is shorter.</param>
/// <param name="IsPage">Whether somebody is woken; else it is a ticket.</param>
public sealed record BurnAlert(string Name, double Factor, TimeSpan Long, TimeSpan Short, bool IsPage)
{
    /// <summary>Table 5-8: 2 % of a 30-day budget in an hour and 5 % in six wake somebody, 10 % in three days is a ticket.</summary>
    public static ImmutableArray<BurnAlert> Defaults { get; } =
    [
        new("fast", 14.4, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), IsPage: true),
        new("slow", 6, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), IsPage: true),
        new("steady", 1, TimeSpan.FromDays(3), TimeSpan.FromHours(6), IsPage: false),
    ];

    /// <summary>How both windows burn at an instant.</summary>
    public BurnReading At(DateTimeOffset now, SloObjective objective, SliLedger ledger) =>
        new(this, ErrorBudget.BurnRate(now - Long, now, objective, ledger), ErrorBudget.BurnRate(now - Short, now, objective, ledger));

    /// <summary>The share of the budget that is spent when the long window alone reaches the factor; 0.02 for 14.4 over an hour of 30 days.</summary>
    public double Spends(TimeSpan window) => Factor * (Long / window);
}
