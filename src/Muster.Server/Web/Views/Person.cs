// A person as a page shows them: a name, initials and one of six steady colours.
using System.Globalization;

namespace Muster.Server.Web.Views;

/// <summary>A name with what the avatar needs. Two renderings of one name always look alike.</summary>
public sealed record Person(string Name)
{
    private const int Colours = 6;

    /// <summary>First letters of the first and last word, upper case; one letter for a single word, `?` for no name.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return words.Length switch
            {
                0 => "?",
                1 => First(words[0]),
                _ => First(words[0]) + First(words[^1]),
            };
        }
    }

    /// <summary>The CSS class `a1` … `a6`, the same for a name on every node and after every restart.</summary>
    public string Tone
    {
        get
        {
            // FNV-1a, mixed once more: every letter counts, in its place, so that names that are alike differ.
            var hash = 2_166_136_261u;
            foreach (var letter in Name)
            {
                hash = unchecked((hash ^ letter) * 16_777_619u);
            }
            hash = unchecked((hash ^ (hash >> 17)) * 2_246_822_519u);
            return "a" + ((hash >> 4) % Colours + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    // A text element rather than a char: a name may begin with a letter outside the basic plane.
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
