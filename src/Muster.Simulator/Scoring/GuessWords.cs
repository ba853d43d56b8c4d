// Words by which a statement guesses.
using System.Collections.Immutable;

namespace Muster.Simulator.Scoring;

/// <summary>Only the plainest; whoever says nothing but facts needs none of them.</summary>
internal static class GuessWords
{
    private static readonly ImmutableArray<string> All =
    [
        "probably",
        "possibly",
        "perhaps",
        "maybe",
        "presumably",
        "hopefully",
        "apparently",
        "most likely",
        "we believe",
        "we think",
        "we suspect",
        "we assume",
        "we hope",
        "might be",
        "could be",
        "may be caused",
        "seems to",
        "appears to",
        "looks like",
        "should be fixed",
        "should be back",
        "should be resolved",
        "not sure",
    ];

    /// <summary>The first of them in a text; null when there is none.</summary>
    public static string? In(string text) => All.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
