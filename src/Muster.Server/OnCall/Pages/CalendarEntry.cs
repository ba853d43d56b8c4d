// What a day of the calendar says of one rotation: who has which of its hours.
using Muster.Server.Web.Views;

namespace Muster.Server.OnCall.Pages;

/// <param name="Duty">The rotation's name or its role, which is shown where it differs from that before; empty where the schedule has only one.</param>
/// <param name="Name">Who, or that nobody is.</param>
/// <param name="Hours">Such as <c>from 09:00</c>, in the schedule's zone; empty for a whole day of somebody.</param>
/// <param name="Mark">What made it so, where the plan did not: <c>swap</c> or <c>stands in</c>.</param>
/// <param name="Because">The reason of a change or of a gap on purpose; empty when there is none.</param>
public sealed record CalendarEntry(string Id, string Duty, string Name, string Hours, LaneKind Kind, string? Mark, string Because)
{
    /// <summary>Each of those who are on call together.</summary>
    public string[] Names => Name.Split(DutyView.Beside);
}
