// What a verification of all chains found.
using System.Collections.Immutable;

namespace Muster.Storage.Chain;

/// <param name="Streams">How many streams the database or an anchor knows.</param>
/// <param name="Anchored">Of how many streams an anchor outside the database tells how far they had come.</param>
/// <param name="Findings">The first event concerned first; empty when all is as it was written.</param>
public sealed record ChainReport(int Streams, long Events, int Anchored, ImmutableArray<ChainFinding> Findings)
{
    public bool IsIntact => Findings.IsEmpty;

    /// <summary>Whether there was anything outside the database to compare with. Without it, a removal by somebody who also removed the anchors would not show.</summary>
    public bool IsAnchored => Anchored > 0;
}
