// The clock of a severity by which an incident is to be resolved: when it warns, and when it has run out.
using Muster.Core.Incidents;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

internal static class ResolutionClock
{
    /// <summary>Four fifths: a day of three is left to act. Source: as for holding statements, which remind at 80 %.</summary>
    private const double WarnsAt = 0.8;

    /// <summary>Sets the timer for what comes next, the warning or the end; cancels it where no clock runs, or it has run out and that was said.</summary>
    public static void Set(Work work, Incident incident, ResponsePolicy policy)
    {
        if (policy.ResolveWithin is { } within && Next(incident, within) is { } due)
        {
            work.SetTimer(EngineTimers.ForResolution(incident.Id, due));
        }
        else
        {
            work.CancelTimer(EngineTimers.ResolveDueId(incident.Id));
        }
    }

    private static DateTimeOffset? Next(Incident incident, TimeSpan within) =>
        incident.ResolutionClock switch
        {
            null => incident.DeclaredAt + (within * WarnsAt),
            { IsOver: false } => incident.DeclaredAt + within,
            _ => null,
        };
}
