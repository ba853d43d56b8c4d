// Too much for somebody who reads it on a telephone.
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class Length
{
    /// <summary>The words that one telephone screen shows in the text size of the console, with the five labels.</summary>
    public const int WordsMax = 110;

    public static IEnumerable<Finding> Find(PlainText text)
    {
        int words = 0;
        bool isInside = false;
        for (int i = 0; i < text.Words.Length; i++)
        {
            bool isWord = !char.IsWhiteSpace(text.Words[i]);
            words += isWord && !isInside ? 1 : 0;
            isInside = isWord;
            if (words > WordsMax)
            {
                yield return new(
                    LintRules.TooLong,
                    i,
                    text.Words.Length,
                    $"After {WordsMax} words it goes on, and who reads it on a telephone at night does not.",
                    "Keep what customers feel, what is being done and when the next update comes; the rest belongs on the timeline."
                );
                yield break;
            }
        }
    }
}
