// An SLO that is defined or restored is looked at from then on; one that is retired once more, so that its alerts end.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DefinedSloIsWatched : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is SloEvent)
        {
            work.SetTimer(EngineTimers.ForBurn(SloId.Parse(happened.Stream.Key), work.Now));
        }

        return Task.CompletedTask;
    }
}
