// What is to be kept of an SLO's data in one commit.
using System.Collections.Immutable;
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <param name="Minutes">Each minute of a series once; the later of two wins where they are set, and both count where they are added.</param>
public sealed record SloWrite(SloData Data, ImmutableArray<MeasuredMinute> Minutes)
{
    /// <summary>Whether the minutes come on top of what is known of them, as those of several instances do; else they stand in its place.</summary>
    public bool IsAdded { get; init; }
}
