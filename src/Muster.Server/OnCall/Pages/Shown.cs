// What a page of on-call is asked to show: lanes of some days, or a calendar around a day.
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Muster.Server.OnCall.Pages;

/// <param name="Days">How many days the lanes have.</param>
/// <param name="Calendar">Null: lanes are shown.</param>
/// <param name="Around">A day of the calendar; null: today.</param>
/// <param name="Picked">The first day for which the form of a stand-in is open; null: it is not.</param>
/// <param name="PickedTo">The last of these days; null where there is none.</param>
public sealed record Shown(int Days, CalendarShape? Calendar, LocalDate? Around, LocalDate? Picked, LocalDate? PickedTo)
{
    private const int Week = 7;
    private const int TwoWeeks = 14;

    /// <summary>Two lengths and two calendars are drawn; anything else that is asked for is the usual one.</summary>
    /// <param name="asked">The value of a field; empty where it was not given.</param>
    /// <param name="usual">How many days the lanes of this page have.</param>
    public static Shown Of(Func<string, string> asked, int usual)
    {
        ArgumentNullException.ThrowIfNull(asked);
        int days = asked("days") switch
        {
            "7" => Week,
            "14" => TwoWeeks,
            _ => usual,
        };
        CalendarShape? shape = asked("view") switch
        {
            "weeks" => CalendarShape.TwoWeeks,
            "month" => CalendarShape.Month,
            _ => null,
        };
        if (shape is null)
        {
            return new(days, null, null, null, null);
        }

        LocalDate? picked = Day(asked("pick"));
        LocalDate? to = Day(asked("until"));
        return new(days, shape, Day(asked("day")), picked, to >= picked ? to : picked);
    }

    /// <summary>What asks for the same page again, with its question mark.</summary>
    public string Query =>
        Calendar is null
            ? $"?days={Days.ToString(CultureInfo.InvariantCulture)}"
            : $"?view={View}{Part("day", Around)}{Part("pick", Picked)}{Part("until", PickedTo)}";

    /// <summary>The word for the calendar in an address; empty for lanes.</summary>
    public string View =>
        Calendar switch
        {
            CalendarShape.TwoWeeks => "weeks",
            CalendarShape.Month => "month",
            _ => "",
        };

    /// <summary>The same calendar without the form.</summary>
    public Shown Unpicked => this with { Picked = null, PickedTo = null };

    /// <summary>As addresses have it: <c>2026-12-01</c>.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Part(string name, LocalDate? day) => day is { } known ? $"&{name}={Text(known)}" : "";

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
