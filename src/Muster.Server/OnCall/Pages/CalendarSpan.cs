// The days that a calendar shows, and those that it leads on to.
using System.Globalization;
using NodaTime;

namespace Muster.Server.OnCall.Pages;

/// <param name="First">A Monday.</param>
/// <param name="Days">Whole weeks.</param>
/// <param name="Month">Any day of the month that is meant; null for two weeks.</param>
public sealed record CalendarSpan(LocalDate First, int Days, LocalDate? Month, LocalDate Previous, LocalDate Next)
{
    /// <summary>Nobody plans further; what is asked for beyond it is shown as of today.</summary>
    private const int YearsMax = 5;

    public LocalDate End => First.PlusDays(Days);

    /// <summary>Such as <c>December 2026</c>, or <c>23 Nov to 6 Dec 2026</c>.</summary>
    public string Title =>
        Month is { } month
            ? month.ToString("MMMM uuuu", CultureInfo.InvariantCulture)
            : $"{First.ToString("d MMM", CultureInfo.InvariantCulture)} to {End.PlusDays(-1).ToString("d MMM uuuu", CultureInfo.InvariantCulture)}";

    public static CalendarSpan Of(CalendarShape shape, LocalDate? asked, LocalDate today)
    {
        LocalDate around = asked is { } day && day >= today.PlusYears(-YearsMax) && day <= today.PlusYears(YearsMax) ? day : today;
        if (shape == CalendarShape.TwoWeeks)
        {
            LocalDate monday = Monday(around);
            return new(monday, 14, null, monday.PlusDays(-14), monday.PlusDays(14));
        }

        LocalDate first = around.With(DateAdjusters.StartOfMonth);
        LocalDate start = Monday(first);
        LocalDate last = Monday(around.With(DateAdjusters.EndOfMonth)).PlusDays(7);
        return new(start, Period.DaysBetween(start, last), first, first.PlusMonths(-1), first.PlusMonths(1));
    }

    public bool Has(LocalDate day) => Month is { } month ? day.ToYearMonth() == month.ToYearMonth() : day >= First && day < End;

    private static LocalDate Monday(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
}
