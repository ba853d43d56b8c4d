// What has to be said with an action.
using System.Collections.Immutable;

namespace Muster.Simulator.Scenarios;

/// <param name="Name">Its key in the arguments.</param>
/// <param name="Text">What it means, with its unit.</param>
/// <param name="Least">The least number; for words nothing.</param>
/// <param name="Most">The largest number.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
public sealed record Parameter(string Name, string Text, double Least = 0, double Most = 0, bool IsOptional = false)
{
    /// <summary>The words that can be said; empty when it is a number or free text.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>How many characters a free text may have; 0 when it is none.</summary>
    public int LengthMax { get; init; }

    public bool IsNumber => Choices.IsEmpty && LengthMax == 0;
}
