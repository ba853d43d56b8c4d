// Whether and where a text has a word, or a word that begins like it.
namespace Muster.Core.Wording;

public static class WordSearch
{
    /// <summary>Whether the text has a word that begins so: <c>delet</c> is in "it deletes", <c>test</c> is not in "the latest".</summary>
    public static bool HasBeginning(string text, string word, StringComparison comparison) =>
        Places(text, word, comparison, isWhole: false).Any();

    /// <summary>Whether the text has exactly this word.</summary>
    public static bool HasWord(string text, string word, StringComparison comparison) =>
        Places(text, word, comparison, isWhole: true).Any();

    /// <summary>Where the words begin, from the first to the last.</summary>
    public static IEnumerable<int> Places(string text, string word, StringComparison comparison, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(word);
        return Found();

        IEnumerable<int> Found()
        {
            for (
                int at = text.IndexOf(word, comparison);
                at >= 0 && word.Length > 0;
                at = at + 1 < text.Length ? text.IndexOf(word, at + 1, comparison) : -1
            )
            {
                int end = at + word.Length;
                bool begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
                if (begins && (!isWhole || end >= text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    yield return at;
                }
            }
        }
    }
}
