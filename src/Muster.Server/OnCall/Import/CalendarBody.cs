// What is asked of an import.
namespace Muster.Server.OnCall.Import;

/// <param name="Name">What people call the schedule; left out for one that is there.</param>
/// <param name="Id">Left out: made of the name.</param>
/// <param name="Zone">The IANA zone of the schedule, and of times that name none. Left out: that of the schedule, or UTC.</param>
/// <param name="Url">The address of the calendar: it is read again each hour. It is kept protected and told to nobody.</param>
/// <param name="Content">The calendar itself, as iCalendar; that or <paramref name="Url"/>.</param>
/// <param name="DryRun">Only says what would be imported.</param>
internal sealed record CalendarBody(
    string? Name = null,
    string? Id = null,
    string? Zone = null,
    string? Url = null,
    string? Content = null,
    bool DryRun = false
);
