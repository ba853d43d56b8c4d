// What an error budget has left at an instant, and how fast it is spent.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

/// <summary>
/// The budget is what the objective lets go wrong in its window: (1 − target) of its events, or of its slices of time. The burn rate is the share that went wrong in
/// a span, divided by 1 − target: 1 spends just the whole budget in one window (Google, The Site Reliability Workbook, chapter 5).
/// </summary>
/// <param name="Units">Events or slices of the window that are known.</param>
/// <param name="Bad">Those that were bad.</param>
/// <param name="Allowed">Those that may be: (1 − target) × <paramref name="Units"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ErrorBudget(DateTimeOffset Begin, DateTimeOffset End, double Units, double Bad, double Allowed)
{
    /// <summary>The share that was good, from 0 to 1; null where nothing was counted.</summary>
    public double? Indicator => Units > 0 ? 1 - (Bad / Units) : null;

    /// <summary>
    /// What is left, 1 for all of it; below 0 more was spent than there was. Null where nothing was allowed and something was bad: no number is low enough.
    /// </summary>
    public double? Left =>
        Bad <= 0 ? 1
        : Allowed > 0 ? 1 - (Bad / Allowed)
        : null;

    /// <summary>Whether nothing is left. Where nothing was bad there is always something left.</summary>
    public bool IsBlown => Bad > 0 && !(Bad < Allowed);

    /// <summary>At an instant, of what a ledger has of the window.</summary>
    public static ErrorBudget At(DateTimeOffset now, SloObjective objective, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(objective);
        DateTimeOffset begin = objective.Window.Begin(now);
        (double units, double bad) = Spent(begin, now, objective, ledger);
        return new(begin, objective.Window.End(now), units, bad, objective.Allowed * units);
    }

    /// <summary>How many times faster than once a window the budget is spent in a span; 0 without events, and infinite where nothing is allowed and something was bad.</summary>
    public static double BurnRate(DateTimeOffset from, DateTimeOffset until, SloObjective objective, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(objective);
        (double units, double bad) = Spent(from, until, objective, ledger);
        return bad <= 0 || units <= 0 ? 0 : bad / units / objective.Allowed;
    }

    /// <summary>Events or slices of a span, and those of them that were bad. A slice without an event that is known counts for nothing.</summary>
    internal static (double Units, double Bad) Spent(DateTimeOffset from, DateTimeOffset until, SloObjective objective, SliLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (objective.Method == BudgetingMethod.Occurrences)
        {
            SliSums sums = ledger.Between(from, until);
            return (sums.Total, sums.Bad);
        }

        double units = 0;
        double bad = 0;
        foreach (DateTimeOffset slice in SlicesOf(from, until, objective.Slice, ledger))
        {
            if (ledger.Between(slice, slice + objective.Slice).ErrorRatio is { } ratio)
            {
                units++;
                bad +=
                    objective.Method == BudgetingMethod.RatioTimeslices ? ratio
                    : 1 - ratio < objective.SliceTarget ? 1
                    : 0;
            }
        }

        return (units, bad);
    }

    /// <summary>Slices begin at whole multiples of their length since 1970, so that each node and each question cuts time alike; a slice counts once it is over.</summary>
    private static IEnumerable<DateTimeOffset> SlicesOf(DateTimeOffset from, DateTimeOffset until, TimeSpan length, SliLedger ledger)
    {
        DateTimeOffset begin = from > ledger.Start - length ? from : ledger.Start - length;
        DateTimeOffset end = until < ledger.End + length ? until : ledger.End + length;
        long first = (begin.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + length.Ticks - 1) / length.Ticks;
        for (
            DateTimeOffset slice = DateTimeOffset.UnixEpoch.AddTicks(checked(first * length.Ticks));
            slice + length <= end;
            slice += length
        )
        {
            yield return slice;
        }
    }
}
