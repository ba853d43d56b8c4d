// How kinds, knobs, verbs and metrics are written in a scenario file.
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class WordText
{
    /// <summary>A <see cref="FormatException"/> says which words there are.</summary>
    /// <param name="what">What the words are for, such as <c>a verb</c>.</param>
    public static T Parse<T>(string text, string what)
        where T : struct, Enum =>
        Word.TryParse<T>(text) ?? throw new FormatException($"'{text}' is not {what}{Nearest.Hint(text, Word.All<T>())}");
}
