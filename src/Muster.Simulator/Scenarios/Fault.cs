// One thing that goes wrong in a scenario.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="Id">A slug, unique in the scenario; actions end and repair faults by it.</param>
/// <param name="Text">What happened, for the debrief.</param>
/// <param name="At">Seconds since the start.</param>
/// <param name="LastsSeconds">After how long it ends by itself; null when it does not.</param>
/// <param name="From">The difficulty from which on it may come.</param>
/// <param name="Likely">The share of variants that have it, 0 to 1.</param>
/// <param name="OneOf">Of all faults with the same word here, a variant has one; empty when it stands alone.</param>
public sealed record Fault(
    string Id,
    string Text,
    Span At,
    Span? LastsSeconds = null,
    Difficulty From = Difficulty.Newcomer,
    double Likely = 1,
    string OneOf = ""
)
{
    public ImmutableArray<VaryingEffect> Effects { get; init; } = [];

    /// <summary>What a drill teaches that this caused, instead of what its scenario teaches; empty when that is the same.</summary>
    public string Lesson { get; init; } = "";

    /// <summary>Whether it is the cause that the drill is about, not what came on top of it.</summary>
    public bool IsCause { get; init; }

    /// <summary>
    /// Whether it holds until something ends it. What only took something at once, such as the contents of a cache, does not; nor do customers who want more: nobody mends
    /// them, and all is whole when they get it.
    /// </summary>
    public bool Stands => Effects.Any(effect => effect.Knob is not (World.Knob.Forget or World.Knob.Drop or World.Knob.Demand));
}
