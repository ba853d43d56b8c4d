// When whoever answers for an action item is reminded of it.
namespace Muster.Core.Reviews;

/// <summary>
/// Two days before its day and once that has passed its owner; from three days later on the lead of the team as well, and then once a week for a month. Who has not
/// moved by then is not moved by a message: the item stands on the page of what is overdue.
/// </summary>
public static class ChaseRules
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(-2);

    private static readonly TimeSpan ForLead = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Steps =
    [
        Ahead,
        TimeSpan.Zero,
        ForLead,
        TimeSpan.FromDays(10),
        TimeSpan.FromDays(17),
        TimeSpan.FromDays(24),
        TimeSpan.FromDays(31),
    ];

    /// <summary>The latest reminder whose time has come; null while none has, and for an item that is done or taken out. A server that stood still sends this one alone.</summary>
    public static Reminder? Due(ActionItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return All(item).LastOrDefault(reminder => reminder.At <= now);
    }

    /// <summary>When the next reminder is due; null when none follows.</summary>
    public static DateTimeOffset? NextAt(ActionItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return All(item).FirstOrDefault(reminder => reminder.At > now)?.At;
    }

    /// <summary>Nobody is reminded of what they have just been given: steps before the item was written are left out.</summary>
    private static IEnumerable<Reminder> All(ActionItem item) =>
        item is { Done: null, Removal: null }
            ? Steps
                .Select((after, number) => new Reminder(number, item.DueAt + after, after >= TimeSpan.Zero, after >= ForLead))
                .Where(reminder => reminder.At > item.At)
            : [];
}
