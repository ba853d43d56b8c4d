// An effect as a scenario says it, with a value that may differ from variant to variant.
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

/// <param name="Value">In the unit of the knob.</param>
/// <param name="PerSecond">See <see cref="Effect.PerSecond"/>.</param>
public sealed record VaryingEffect(
    Knob Knob,
    string Target,
    Span Value,
    string? Clients = null,
    string? Callee = null,
    Span PerSecond = default,
    double Most = double.MaxValue,
    bool Keeps = false,
    int FadeSeconds = 0
)
{
    /// <summary>The effect of one variant.</summary>
    public Effect Draw(Chance chance, string name) =>
        new(
            Knob,
            Target,
            Value.Draw(chance, $"{name}/{Knob}/{Target}"),
            Clients,
            Callee,
            PerSecond.Draw(chance, $"{name}/{Knob}/{Target}/perSecond"),
            Most,
            Keeps,
            FadeSeconds
        );
}
