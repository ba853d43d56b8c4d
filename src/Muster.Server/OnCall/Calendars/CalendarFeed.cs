// A calendar that programs subscribe to: whose it is, and who made its address when.
using Muster.Core.Kernel;

namespace Muster.Server.OnCall.Calendars;

/// <param name="Id">The SHA-256 of the token in the address: who reads the database cannot read the calendar by it.</param>
/// <param name="Person">Whose shifts it shows; null in that of a schedule.</param>
/// <param name="Schedule">Which schedule it shows; null in that of a person.</param>
public sealed record CalendarFeed(string Id, PersonId? Person, ScheduleId? Schedule, Actor By, DateTimeOffset At)
{
    /// <summary>Null while the address answers.</summary>
    public CalendarEnd? Ended { get; init; }

    /// <summary>What the feed is of, as text: there is one address for each.</summary>
    public string Of => Person is { } person ? "person:" + person : "schedule:" + Schedule;
}
