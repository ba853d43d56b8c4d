// How an SLO stands: what it says, what is left of each of its budgets, and how fresh that is.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Slos;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <param name="At">The instant of the whole: budgets and burn rates are those of it.</param>
/// <param name="Goals">In the order of the SLO's objectives; one or more.</param>
public sealed record SloStatus(SloRow Row, SloData Data, DateTimeOffset At, ImmutableArray<GoalStatus> Goals)
{
    /// <summary>A source is asked each minute for what is two minutes old; a quarter of an hour without data is not the ordinary delay.</summary>
    public static TimeSpan StaleAfter { get; } = TimeSpan.FromMinutes(15);

    public Slo Slo => Row.Definition.Slo;

    /// <summary>Whether nothing is left of one of its budgets.</summary>
    public bool IsBlown => Goals.Any(goal => goal.Budget.IsBlown);

    /// <summary>Whether nothing was heard for so long that what is left may not be what is left now.</summary>
    public bool IsStale => !(At - Data.KnownUntil <= StaleAfter);

    /// <summary>The objective with the least left: what the whole is judged by.</summary>
    public GoalStatus Worst => Goals.MinBy(goal => goal.Budget.Left ?? double.NegativeInfinity)!;

    /// <summary>How fresh the data is, for people.</summary>
    public string Freshness
    {
        get
        {
            string trouble = Data.Trouble is { Words: var words } now && now.HoldsAt(At) ? " " + words : "";
            return Data.KnownUntil is not { } until ? "There is no data yet." + trouble
                : IsStale ? $"There is no data since {Text(until)}.{trouble}"
                : $"Known until {Text(until)}.{trouble}";
        }
    }

    private string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString(At - at < TimeSpan.FromHours(20) ? "HH:mm 'UTC'" : "d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
