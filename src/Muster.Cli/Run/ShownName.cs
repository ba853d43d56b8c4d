// Names of files and arguments as people can read them: on one line, and no two names alike.
using System.Globalization;
using System.Text;

namespace Muster.Cli.Run;

internal static class ShownName
{
    /// <summary>A backslash is doubled; a line's end is <c>\n</c>; any other letter that controls or reorders is <c>\u001b</c>, as in JSON.</summary>
    public static string Of(string name)
    {
        StringBuilder shown = new(name.Length);
        foreach (char letter in name)
        {
            _ = letter switch
            {
                '\\' => shown.Append("\\\\"),
                '\n' => shown.Append("\\n"),
                '\t' => shown.Append("\\t"),
                _ when char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Surrogate =>
                    Escaped(shown, letter),
                _ => shown.Append(letter),
            };
        }

        return shown.ToString();
    }

    private static StringBuilder Escaped(StringBuilder shown, char letter) =>
        char.IsSurrogate(letter) ? shown.Append(letter) : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
}
