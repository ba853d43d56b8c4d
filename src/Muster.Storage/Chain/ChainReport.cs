// What a verification of all chains found.
using System.Collections.Immutable;

namespace Muster.Storage.Chain;

/// <param name="Findings">At most one a stream, the first event concerned first; empty when all is as it was written.</param>
public sealed record ChainReport(int Streams, long Events, int Anchors, ImmutableArray<ChainFinding> Findings)
{
    public bool IsIntact => Findings.IsEmpty;
}
