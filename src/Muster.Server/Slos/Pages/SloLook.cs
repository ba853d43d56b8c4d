// Words and colours for budgets, alike on all pages.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Slos;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Pages;

public static class SloLook
{
    /// <summary>How an objective fares: a word, and its tone.</summary>
    public static (string Word, string? Tone) State(GoalStatus goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ImmutableArray<BurnReading> firing = [.. goal.Burns.Where(burn => burn.IsFiring)];
        return goal.Budget.IsBlown ? ("blown", "danger")
            : firing.Any(burn => burn.Alert.IsPage) ? ("burning fast", "orange")
            : firing.Length > 0 ? ("burning", "warn")
            : goal.Burns.Any(burn => burn.Long > 1 && burn.Short > 1) ? ("spending", "warn")
            : goal.DataFrom is null ? ("no data", null)
            : goal.Budget.Units <= 0 ? ("no traffic", null)
            : ("fine", "ok");
    }

    /// <summary>The tone of a bar of what is left.</summary>
    public static string Tone(ErrorBudget budget) =>
        budget.IsBlown ? "danger"
        : budget.Left < 0.25 ? "warn"
        : "ok";

    /// <summary>61 %, −12 %, or that it is beyond counting.</summary>
    public static string Left(ErrorBudget budget) => budget.Left is { } left ? Percent(left, "0.#") : "beyond all";

    public static string Percent(double share, string form = "0.####") =>
        (share * 100).ToString(form, CultureInfo.InvariantCulture).Replace('-', '−') + " %";

    /// <summary>A share of the budget that something spent.</summary>
    public static string Share(double? share) =>
        share is not { } part ? "all of it"
        : part < 0.001 ? "below 0.1 %"
        : Percent(part, part < 0.1 ? "0.0" : "0");

    public static string Rate(double rate) =>
        double.IsFinite(rate) ? rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + "×" : "∞";

    /// <summary>The window for people: the last 28 d; since 1 Nov, to 1 Dec.</summary>
    public static string Window(GoalStatus goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return goal.Goal.Objective.Window is SloWindow.Rolling rolling
            ? $"the last {PromText.Duration(rolling.Length).Replace("d", " days", StringComparison.Ordinal)}"
            : $"{Day(goal.Budget.Begin)} to {Day(goal.Budget.End)}";
    }

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);
}
