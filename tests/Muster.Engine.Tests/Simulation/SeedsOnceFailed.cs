// The seeds that once broke an invariant, each with what it found; they are played whenever any are.
using System.Collections.Frozen;

namespace Muster.Engine.Tests.Simulation;

/// <summary>A seed is its run only as long as nothing in the simulation changes: the defect itself has a test of its own, at the lowest level that shows it.</summary>
internal static class SeedsOnceFailed
{
    public static FrozenDictionary<int, string> All { get; } = new Dictionary<int, string> { }.ToFrozenDictionary();
}
