// Once somebody answered a page, or what it was about is over, nobody else is woken for it.
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>Drops what was not sent yet. The timer goes by itself: a page that nobody waits for has no due step.</summary>
public sealed class AcknowledgedPageStopsEscalation : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is PageEvent.Acknowledged or PageEvent.Resolved)
        {
            work.DropUnsent(happened.Stream.ToString());
        }

        return Task.CompletedTask;
    }
}
