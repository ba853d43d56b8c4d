// A text as the rules read it: typographic signs as plain ones, cut into sentences.
using System.Collections.Immutable;

namespace Muster.Core.Wording;

/// <summary>Unit for unit as long as what was written, so that a place in it is a place in the other.</summary>
internal sealed class PlainText
{
    public PlainText(string text)
    {
        Words = string.Create(
            text.Length,
            text,
            static (plain, written) =>
            {
                for (int i = 0; i < plain.Length; i++)
                {
                    plain[i] = Plain(written[i]);
                }
            }
        );
        Sentences = [.. Cut(Words)];
    }

    public string Words { get; }

    /// <summary>In their order, each without the blanks around it; a line's end is a sentence's end.</summary>
    public ImmutableArray<TextSpan> Sentences { get; }

    public ReadOnlySpan<char> this[TextSpan part] => Words.AsSpan(part.Start, part.End - part.Start);

    public TextSpan SentenceAt(int place) => Sentences.FirstOrDefault(one => one.Holds(place), new(place, place));

    private static char Plain(char sign) =>
        sign switch
        {
            '\u2018' or '\u2019' or '\u02BC' or '\u00B4' => '\'',
            '\u201C' or '\u201D' => '"',
            >= '\u2010' and <= '\u2015' => '-',
            '\u00A0' or '\u2009' or '\u202F' or '\t' => ' ',
            _ => sign,
        };

    private static IEnumerable<TextSpan> Cut(string words)
    {
        int start = 0;
        for (int i = 0; i <= words.Length; i++)
        {
            bool ends =
                i == words.Length
                || words[i] == '\n'
                || (words[i] is '.' or '!' or '?' && (i + 1 == words.Length || char.IsWhiteSpace(words[i + 1])));
            if (!ends)
            {
                continue;
            }

            int end = Math.Min(words.Length, i + 1);
            int first = start;
            while (first < end && char.IsWhiteSpace(words[first]))
            {
                first++;
            }

            if (first < end)
            {
                yield return new(first, end);
            }

            start = end;
        }
    }
}
