// The SLOs as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Slos;
using Muster.Server.Web.Api;

namespace Muster.Server.Slos.Api;

/// <param name="Items">Those in use, by service and then by name.</param>
public sealed record SloList(ImmutableArray<SloItem> Items);

/// <param name="Service">As its file names it.</param>
/// <param name="Blown">Whether nothing is left of one of its budgets.</param>
/// <param name="KnownUntil">The end of the last minute that is known; null before the first.</param>
/// <param name="Stale">Whether nothing was heard for so long that what is left may not be what is left now.</param>
/// <param name="Freshness">The same for people, with what keeps the data away.</param>
/// <param name="Retired">Null while it is in use.</param>
public sealed record SloItem(
    SloId Id,
    string Title,
    string Description,
    string Service,
    int Version,
    Actor By,
    DateTimeOffset At,
    SloRetirement? Retired,
    bool Blown,
    DateTimeOffset? KnownUntil,
    bool Stale,
    string Freshness,
    ImmutableArray<SloGoalItem> Goals
)
{
    internal static SloItem Of(SloStatus status) =>
        new(
            status.Slo.Id,
            status.Slo.Title,
            status.Slo.Description,
            status.Slo.Service,
            status.Row.Version,
            status.Row.By,
            status.Row.At,
            status.Row.Retirement,
            status.IsBlown,
            status.Data.KnownUntil,
            status.IsStale,
            status.Freshness,
            [.. status.Goals.Select(SloGoalItem.Of)]
        );
}

/// <param name="Target">The share that has to be good, from 0 to 1.</param>
/// <param name="Begin">Of the window that holds now, and <paramref name="End"/> its end: of a rolling window now.</param>
/// <param name="DataFrom">The first minute of the window that is known; later than its begin, the window is longer than the data. Null where none is known.</param>
/// <param name="Units">Events or slices of the window that are known, <paramref name="Bad"/> those that were bad, <paramref name="Allowed"/> those that may be. Where a query says rates, they are rates.</param>
/// <param name="Indicator">The share that was good, from 0 to 1; null where nothing was counted.</param>
/// <param name="Left">What is left of the budget, 1 for all of it, below 0 where more was spent than there was; null where nothing may go wrong and something did.</param>
/// <param name="GoneAt">When nothing will be left if the last hour goes on; null where it spends nothing.</param>
/// <param name="ThereAgainAt">When a blown budget has something left again; null where it is not blown.</param>
public sealed record SloGoalItem(
    string Title,
    BudgetingMethod Method,
    double Target,
    DateTimeOffset Begin,
    DateTimeOffset End,
    DateTimeOffset? DataFrom,
    double Units,
    double Bad,
    double Allowed,
    double? Indicator,
    double? Left,
    bool Blown,
    DateTimeOffset? GoneAt,
    DateTimeOffset? ThereAgainAt,
    ImmutableArray<SloBurnItem> Burns
)
{
    internal static SloGoalItem Of(GoalStatus goal) =>
        new(
            goal.Goal.Title,
            goal.Goal.Objective.Method,
            goal.Goal.Objective.Target,
            goal.Budget.Begin,
            goal.Budget.End,
            goal.DataFrom,
            goal.Budget.Units,
            goal.Budget.Bad,
            goal.Budget.Allowed,
            goal.Budget.Indicator,
            goal.Budget.Left,
            goal.Budget.IsBlown,
            goal.GoneAt,
            goal.ThereAgainAt,
            [.. goal.Burns.Select(SloBurnItem.Of)]
        );
}

/// <param name="Long">How many times too fast the budget is spent over the long window; null where nothing may go wrong and something did.</param>
/// <param name="Page">Whether somebody is woken; else it is a ticket.</param>
public sealed record SloBurnItem(
    string Name,
    double Factor,
    double LongSeconds,
    double ShortSeconds,
    double? Long,
    double? Short,
    bool Page,
    bool Firing
)
{
    internal static SloBurnItem Of(BurnReading burn) =>
        new(
            burn.Alert.Name,
            burn.Alert.Factor,
            burn.Alert.Long.TotalSeconds,
            burn.Alert.Short.TotalSeconds,
            Finite(burn.Long),
            Finite(burn.Short),
            burn.Alert.IsPage,
            burn.IsFiring
        );

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <param name="Text">Its object as it stood in its file.</param>
/// <param name="Charges">What consumed its budgets: by objective, the dearest first, and at the end what was spent while no incident was open.</param>
public sealed record SloDetail(SloItem Slo, string Text, ImmutableArray<SloChargeItem> Charges)
{
    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }
}

/// <param name="Goal">The place of the objective in the SLO, from 0.</param>
/// <param name="Incident">Null for what was spent while none was open.</param>
/// <param name="Bad">Events or slices that were bad.</param>
/// <param name="Share">Of the whole budget, above 1 where one incident cost more than there was; null where nothing was allowed.</param>
public sealed record SloChargeItem(int Goal, IncidentId? Incident, string? Title, double Bad, double? Share);

/// <param name="Applied">False when it was only asked what would happen.</param>
public sealed record AppliedSlos(bool Applied, ImmutableArray<SloChange> Changes);
