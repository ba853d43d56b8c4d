// What is kept of a text that is too long: as much as fits, cut between letters.
using System.Text;

namespace Muster.Core.Runbooks;

public static class OutputText
{
    /// <summary>The beginning of a text in at most so many bytes of UTF-8.</summary>
    public static string Fit(string text, int bytesMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        int bytes = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > bytesMax)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
