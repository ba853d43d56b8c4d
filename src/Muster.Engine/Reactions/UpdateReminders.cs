// When whoever writes the next update is reminded of it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

internal static class UpdateReminders
{
    /// <summary>At half of the time one begins to write, at four fifths one must.</summary>
    public static readonly ImmutableArray<int> Percents = [50, 80];

    /// <summary>5 minutes: who promised less is still at the keyboard.</summary>
    private static readonly TimeSpan SpanMin = TimeSpan.FromMinutes(5);

    /// <summary>Sets the reminders of a promise, in place of those of the one before.</summary>
    /// <param name="from">When it was made.</param>
    public static void Set(Work work, IncidentId incident, DateTimeOffset from, DateTimeOffset due)
    {
        foreach (int percent in Percents)
        {
            DateTimeOffset at = from + ((due - from) * percent / 100);
            if (due - from >= SpanMin && at > work.Now)
            {
                work.SetTimer(EngineTimers.ForReminder(incident, percent, at));
            }
            else
            {
                work.CancelTimer(EngineTimers.ReminderId(incident, percent));
            }
        }
    }

    public static void Cancel(Work work, IncidentId incident)
    {
        foreach (int percent in Percents)
        {
            work.CancelTimer(EngineTimers.ReminderId(incident, percent));
        }
    }

    /// <summary>What the notices of an incident's reminders are about: the update takes back those that have not left.</summary>
    public static string About(IncidentId incident) => "update/" + incident;
}
