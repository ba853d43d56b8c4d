// Keeps the live stream of this node up to date.
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

public sealed class LiveTurn(LiveChanges changes, TimeProvider clock) : ICycle
{
    public string Name => "live";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop) => await changes.PollAsync(stop) ? clock.GetUtcNow() : null;
}
