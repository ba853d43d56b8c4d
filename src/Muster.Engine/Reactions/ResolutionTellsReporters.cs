// An incident was resolved: customers who reported it and want to know are told.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>By a timer of its own: however many there are, they delay no resolution.</summary>
public sealed class ResolutionTellsReporters : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is IncidentEvent.Resolved)
        {
            work.SetTimer(EngineTimers.ForReporters(IncidentId.Parse(happened.Stream.Key), work.Now));
        }

        return Task.CompletedTask;
    }
}
