// What somebody removes lies in the bin, with who, when and why, until it is brought back.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class RemovalGoesToBin : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        foreach (View row in BinRows.Of(happened))
        {
            work.Put(row);
        }

        return Task.CompletedTask;
    }
}
