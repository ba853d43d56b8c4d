// The place in a text where words were found, with the words marked.
using System.Collections.Immutable;
using Muster.Engine.Ports;

namespace Muster.Server.Search;

/// <param name="Pieces">One after another; empty for a text that says nothing.</param>
public sealed record Excerpt(ImmutableArray<(string Text, bool IsFound)> Pieces)
{
    private const int Before = 60;

    private const int CharactersMax = 240;

    /// <summary>Of the paragraph that has most of the words.</summary>
    public static Excerpt Of(IEnumerable<string> paragraphs, IReadOnlyCollection<string> words)
    {
        string best = paragraphs
            .DefaultIfEmpty("")
            .MaxBy(part => Found(part, words).Select(one => one.Word).Distinct(StringComparer.Ordinal).Count())!;
        string line = string.Join(' ', best.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int first = Found(line, words).Select(one => one.At).FirstOrDefault();
        int from = first <= Before ? 0 : line.LastIndexOf(' ', first - Before) + 1;
        bool isCut = line.Length - from > CharactersMax;
        string shown = string.Concat(from > 0 ? "… " : "", line.AsSpan(from, isCut ? CharactersMax : line.Length - from), isCut ? "…" : "");
        List<(string, bool)> pieces = [];
        int at = 0;
        foreach ((int start, int length, string _) in Found(shown, words))
        {
            pieces.Add((shown[at..start], false));
            pieces.Add((shown.Substring(start, length), true));
            at = start + length;
        }

        pieces.Add((shown[at..], false));
        return new([.. pieces.Where(piece => piece.Item1.Length > 0)]);
    }

    public override string ToString() => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>The index knows word forms, and this place only that one begins like the other.</summary>
    public static bool IsLike(string word, string asked)
    {
        int same = Math.Max(4, Math.Min(word.Length, asked.Length) - 1);
        return word == asked || (word.Length >= 4 && asked.Length >= 4 && string.CompareOrdinal(word, 0, asked, 0, same) == 0);
    }

    private static IEnumerable<(int At, int Length, string Word)> Found(string text, IReadOnlyCollection<string> words)
    {
        int at = 0;
        foreach (string word in FullTextWords.Of(text))
        {
            at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                yield break;
            }

            if (words.FirstOrDefault(asked => IsLike(word, asked)) is { } asked)
            {
                yield return (at, word.Length, asked);
            }

            at += word.Length;
        }
    }
}
