// The words of the levels of difficulty, in files, forms and the API.
using System.Collections.Immutable;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

internal static class DifficultyWord
{
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<Difficulty>().Select(Of)];

    public static string Of(Difficulty difficulty) => difficulty.ToString().ToLowerInvariant();

    /// <summary>Null for what is none of the words.</summary>
    public static Difficulty? Parse(string? word) => All.IndexOf(word ?? "") is >= 0 and var at ? Enum.GetValues<Difficulty>()[at] : null;
}
