// How much time a calendar shows.
namespace Muster.Server.OnCall.Pages;

public enum CalendarShape
{
    /// <summary>The week of a day and the next one, from Monday.</summary>
    TwoWeeks,

    /// <summary>The month of a day, filled up to whole weeks from Monday.</summary>
    Month,
}
