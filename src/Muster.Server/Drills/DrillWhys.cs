// Why a drill happened, as people explained it, with what an answer can stand on.
using System.Collections.Immutable;
using Muster.Simulator.Drills;

namespace Muster.Server.Drills;

/// <param name="Record">What the team could read, earliest first.</param>
/// <param name="Explanations">The last of each person, in the order in which they gave it.</param>
public sealed record DrillWhys(PlayedDrill Whole, ImmutableArray<RecordLine> Record, ImmutableArray<CheckedExplanation> Explanations)
{
    /// <summary>What the first why asks; it names what customers felt and nothing else.</summary>
    public string Question => Whole.Run.Variant.Whys.Select(why => why.Question).FirstOrDefault("Why did it happen?");

    /// <summary>What customers felt, as the team heard of it.</summary>
    public string FirstSigns => DrillRecord.FirstSigns(Whole.Run);
}
