// One thing that somebody does in a drill.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="At">The second in which it is done, from 0.</param>
/// <param name="Target">A component; for command a colleague or nothing.</param>
public sealed record Act(int At, Verb Verb, string Target)
{
    /// <summary>Who does it, where several people play; empty for a single player.</summary>
    public string By { get; init; } = "";

    /// <summary>The arguments by their names, as texts.</summary>
    public ImmutableSortedDictionary<string, string> Args { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>An argument that is a text; empty without it.</summary>
    public string Text(string name) => Args.GetValueOrDefault(name) ?? "";

    /// <summary>An argument that is a number; null without it, or when it is none.</summary>
    public double? Number(string name) =>
        double.TryParse(Args.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
