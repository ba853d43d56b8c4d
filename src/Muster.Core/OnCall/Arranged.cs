// What people arranged about one schedule, beside its definition.
using System.Collections.Immutable;

namespace Muster.Core.OnCall;

/// <param name="Changes">Above the overrides of the definition, in the order in which they were made: of two at an instant the later holds.</param>
/// <param name="Absences">Whom the rotations pass over.</param>
public sealed record Arranged(ImmutableArray<Arrangement> Changes, ImmutableArray<Absence> Absences)
{
    public static Arranged Nothing { get; } = new([], []);

    /// <summary>What a calendar says, for a schedule that is imported from one; null for others.</summary>
    public Rotation? Calendar { get; init; }
}
