// Whether a text makes a person the cause, where the next question would find the system.
using System.Collections.Immutable;

namespace Muster.Core.Reviews;

/// <summary>
/// A small list of phrases, matched as whole words, whether one or several made the mistake. It cannot see every blame; it stops the common ones and asks the next question.
/// Source: Sidney Dekker, "The Field Guide to Understanding 'Human Error'": human error is where an investigation begins.
/// </summary>
public static class BlamelessRules
{
    /// <summary>What to ask where a person stands as the cause.</summary>
    public const string NextQuestion = "How did the system allow it?";

    private static readonly ImmutableArray<string[]> Phrases =
    [
        .. new[]
        {
            "human error",
            "human mistake",
            "human failure",
            "user error",
            "user mistake",
            "operator error",
            "operator mistake",
            "engineer error",
            "engineer mistake",
            "developer error",
            "developer mistake",
            "forgot",
            "forgotten",
            "careless",
            "carelessly",
            "carelessness",
            "negligent",
            "negligence",
            "inattention",
            "inattentive",
            "incompetence",
            "incompetent",
            "sloppy",
            "lazy",
            "more careful",
            "more attention",
            "paying attention",
            "paid attention",
            "made a mistake",
            "made an error",
            "made mistakes",
            "made errors",
            "his mistake",
            "her mistake",
            "their mistake",
            "someone's mistake",
            "somebody's mistake",
            "his fault",
            "her fault",
            "their fault",
            "should have known",
            "should have checked",
            "should have noticed",
            "failed to follow",
            "failed to notice",
            "failed to check",
            "did not follow",
            "didn't follow",
            "ignored the procedure",
            "ignored the runbook",
            "ignored the warning",
            "lack of discipline",
        }.Select(Words),
    ];

    /// <summary>After these the phrase is what the system did not handle, which is a cause in the system: "no guard against human error".</summary>
    private static readonly ImmutableHashSet<string> Handling =
    [
        "against",
        "absorb",
        "absorbs",
        "catch",
        "catches",
        "catching",
        "detect",
        "detects",
        "prevent",
        "prevents",
        "preventing",
        "stop",
        "stops",
        "survive",
        "survives",
        "tolerate",
        "tolerates",
    ];

    private static readonly ImmutableHashSet<string> Articles = ["a", "an", "any", "every", "some", "such", "the", "this"];

    /// <summary>The phrase that makes a person the cause, null when there is none.</summary>
    public static string? BlameIn(string text)
    {
        string[] words = Words(text);
        for (int at = 0; at < words.Length; at++)
        {
            string[]? phrase = Phrases.FirstOrDefault(candidate => StandsAt(words, at, candidate));
            if (phrase is not null && !IsHandled(words, at))
            {
                return string.Join(' ', phrase);
            }
        }

        return null;
    }

    private static bool StandsAt(string[] words, int at, string[] phrase) =>
        at + phrase.Length <= words.Length
        && phrase.Zip(words.AsSpan(at, phrase.Length).ToArray()).All(pair => Stem(pair.First) == Stem(pair.Second));

    /// <summary>The word without the s of a plural or a possessive.</summary>
    private static string Stem(string word)
    {
        string bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');
        bool isPlural = bare.Length > 3 && bare[^1] == 's' && bare[^2] != 's';
        return isPlural ? bare[..^1] : bare;
    }

    private static bool IsHandled(string[] words, int at)
    {
        int before = at - 1;
        while (before >= 0 && Articles.Contains(words[before]))
        {
            before--;
        }

        return before >= 0 && Handling.Contains(words[before]);
    }

    /// <summary>In lower case, without punctuation; a typographic apostrophe is a straight one.</summary>
    private static string[] Words(string text) =>
        new string([
            .. text.Replace('’', '\'').ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) || letter == '\'' ? letter : ' '),
        ]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
