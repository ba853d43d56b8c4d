// One reminder of an action item.
namespace Muster.Core.Reviews;

/// <param name="Number">Which of an item's reminders it is, from 0.</param>
/// <param name="IsLate">Whether the day of the item has passed then.</param>
/// <param name="TellsLead">Whether the lead of the team hears it beside the owner.</param>
public sealed record Reminder(int Number, DateTimeOffset At, bool IsLate, bool TellsLead);
