// How weekdays, times of day and the order of turns are written in an organisation file.
using Muster.Core.OnCall;
using NodaTime;
using NodaTime.Text;

namespace Muster.Server.Catalog.Document;

/// <summary>Each reading throws a <see cref="FormatException"/> that says what would be right.</summary>
internal static class WeekText
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly LocalTimePattern[] Forms =
    [
        LocalTimePattern.CreateWithInvariantCulture("HH:mm"),
        LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss"),
    ];

    public static string Of(Weekday day) => Days[(int)day - 1];

    public static string Of(LocalTime time) => Forms[time.Second == 0 ? 0 : 1].Format(time);

    public static string Of(TurnOrder order) =>
        order switch
        {
            TurnOrder.Turns => "turns",
            TurnOrder.Hours => "hours",
        };

    /// <summary>The first three letters of an English weekday, or all of them.</summary>
    public static Weekday Day(string text)
    {
        int place = Array.FindIndex(
            Days,
            day =>
                string.Equals(day, text, StringComparison.OrdinalIgnoreCase)
                || string.Equals(((Weekday)(Array.IndexOf(Days, day) + 1)).ToString(), text, StringComparison.OrdinalIgnoreCase)
        );
        return place >= 0 ? (Weekday)(place + 1) : throw new FormatException($"'{text}' is no weekday: write {string.Join(", ", Days)}.");
    }

    public static LocalTime Time(string text) =>
        Forms.Select(form => form.Parse(text)).FirstOrDefault(read => read.Success)?.Value
        ?? throw new FormatException($"'{text}' is no time of day: write 09:00 or 22:30.");

    /// <summary>A time of day, with the weekday before it where it is another one: <c>mon 08:00</c>.</summary>
    public static (Weekday? Day, LocalTime Time) DayAndTime(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (null, Time(text)) : (Day(text[..space]), Time(text[(space + 1)..].Trim()));
    }

    public static TurnOrder Order(string text) =>
        text switch
        {
            "turns" => TurnOrder.Turns,
            "hours" => TurnOrder.Hours,
            _ => throw new FormatException($"'{text}' is no order of turns: write turns or hours."),
        };
}
