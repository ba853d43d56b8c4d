// With its review closed an incident is reviewed.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class ClosedReviewMarksIncidentReviewed : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not ReviewEvent.Closed closed)
        {
            return;
        }

        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        await work.DecideIncidentAsync(incident, new IncidentCommand.MarkReviewed(closed.By, closed.At), cancel);
    }
}
