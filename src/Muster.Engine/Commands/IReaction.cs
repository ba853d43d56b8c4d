// What follows from an event in another capability, within the same transaction.
namespace Muster.Engine.Commands;

/// <summary>One reaction a file, named as a sentence. It may load and decide other streams, set timers and queue messages through the unit of work.</summary>
public interface IReaction
{
    Task ReactAsync(Happened happened, Work work, CancellationToken cancel);
}
