// The words of a text, as a full-text search keeps and asks for them.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Muster.Engine.Ports;

/// <summary>
/// Runs of letters and digits, in lower case. What is written and what is asked for is cut in the same way, so that both databases agree, and no sign in a question can
/// mean anything to either.
/// </summary>
public static class FullTextWords
{
    /// <summary>What one row holds: a long review, and more than anybody searches for.</summary>
    public const int TextCharactersMax = 40_000;

    /// <summary>Whoever asks for more words than this asks with a text, of which the first will do.</summary>
    public const int AskedMax = 32;

    private const int WordCharactersMax = 64;

    /// <summary>They stand in every text and say nothing of any.</summary>
    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        (
            "a about after all also an and any are as at be because been before but by can could did do does done for from had has have he her his how i if in into is it its "
            + "just may more most no nor not of off on once one only or other our out over she should so some such than that the their them then there these they this those to "
            + "too under until up very was we were what when where which while who why will with would you your"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>As a row keeps them, a space between two; cut off where it would be too long.</summary>
    public static string Kept(params IEnumerable<string?> texts)
    {
        StringBuilder kept = new();
        foreach (string word in texts.OfType<string>().SelectMany(Of))
        {
            if (kept.Length + word.Length >= TextCharactersMax)
            {
                break;
            }

            kept.Append(kept.Length == 0 ? "" : " ").Append(word);
        }

        return kept.ToString();
    }

    /// <summary>As a question asks for them: each once, in their order, the first <see cref="AskedMax"/> that say something.</summary>
    public static ImmutableArray<string> Asked(params IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().SelectMany(Of).Where(word => !Empty.Contains(word)).Distinct(StringComparer.Ordinal).Take(AskedMax)];

    /// <summary>A longer run is cut into words.</summary>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]) && at - start < WordCharactersMax)
            {
                continue;
            }

            if (at > start)
            {
                yield return text[start..at].ToLowerInvariant();
            }

            start = at < text.Length && char.IsLetterOrDigit(text[at]) ? at : at + 1;
        }
    }
}
