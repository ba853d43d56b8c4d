// A letter of a name as an id can hold it: without its accent.
namespace Muster.Server.Settings.Accounts;

/// <summary>A table, because the runtime has no decomposition of letters without the data of cultures.</summary>
internal static class LatinLetters
{
    private static readonly (string Plain, string Accented)[] Table =
    [
        ("a", "àáâãäåāăą"),
        ("ae", "æ"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņňŋ"),
        ("o", "òóôõöøōŏő"),
        ("oe", "œ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("ss", "ß"),
        ("t", "ţťŧț"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűų"),
        ("w", "ŵ"),
        ("y", "ýÿŷ"),
        ("z", "źżž"),
    ];

    /// <summary>The lower-case letter or digit of ASCII that stands for it; null for what has none, such as a space or a letter of another script.</summary>
    public static string? Plain(char lower) =>
        char.IsAsciiLetterOrDigit(lower)
            ? lower.ToString()
            : Table.FirstOrDefault(row => row.Accented.Contains(lower, StringComparison.Ordinal)).Plain;
}
