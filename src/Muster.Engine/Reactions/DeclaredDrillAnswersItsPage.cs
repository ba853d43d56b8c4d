// Who declares the incident of a drill has answered its page: it rings no longer.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The page of a drill rings for those who play it, and whoever declares plays. A real one is answered by whom it was sent to.</summary>
public sealed class DeclaredDrillAnswersItsPage : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (
            happened.Event is IncidentEvent.AlertGroupLinked { By: { Kind: ActorKind.Person } by } linked
            && (await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel)).Drill is not null
            && await work.GroupAsync(linked.Group, cancel) is { Page: { } page }
        )
        {
            // A page that is over needs no answer, and says so.
            await work.DecidePageAsync(page, new PageCommand.Acknowledge(new PersonId(by.Name), "drill", by, work.Now), cancel);
        }
    }
}
