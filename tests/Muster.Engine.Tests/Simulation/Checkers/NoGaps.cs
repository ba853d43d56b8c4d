// Each stream counts 1, 2, 3, and its chain of hashes holds.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NoGaps : IChecker
{
    private static readonly byte[] ChainKey = new byte[32];

    public IEnumerable<string> Breaches(History history) => history.Events.GroupBy(stored => stored.Stream).SelectMany(Breaches);

    private static IEnumerable<string> Breaches(IGrouping<StreamId, StoredEvent> stream)
    {
        int version = 0;
        string hash = EventChain.Root;
        foreach (StoredEvent stored in stream)
        {
            version++;
            hash = EventChain.Next(ChainKey, hash, stream.Key, version, new NewEvent(stored.Type, stored.Data, stored.Actor, stored.At));
            if (stored.Version != version || stored.Hash != hash)
            {
                yield return $"{stream.Key} stands at version {stored.Version} where {version} was to come, or its chain is broken there.";
                yield break;
            }
        }
    }
}
