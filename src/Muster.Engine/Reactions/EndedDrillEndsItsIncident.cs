// The incident of a drill is over with the drill: what nobody resolved by then, Muster does, and says why.
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>An incident that nobody plays any more must not stand among those that are open. Whoever goes on with it can reopen it.</summary>
public sealed class EndedDrillEndsItsIncident : IReaction
{
    private const string Why = "The drill is over, and nobody had resolved it.";

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (
            happened.Event is not DrillEvent.Ended
            || (await work.DrillAsync(DrillId.Parse(happened.Stream.Key), cancel)).Incident is not { } id
        )
        {
            return;
        }

        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Phase == Phase.Detected)
        {
            // Nobody took command, so nobody can say when the impact stopped: the declaration stands as it is.
            return;
        }

        if (incident.Phase == Phase.Responding)
        {
            await work.DecideIncidentAsync(id, new IncidentCommand.Mitigate(work.Now, Why, DrillPages.By, work.Now), cancel);
        }

        await work.DecideIncidentAsync(id, new IncidentCommand.Resolve(Why, DrillPages.By, work.Now), cancel);
    }
}
