// What a name in the organisation file may look like.
using System.Text.RegularExpressions;

namespace Muster.Core.Kernel;

/// <summary>A slug: 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit.</summary>
public static partial class Slug
{
    public static bool IsValid(string? text) => text is not null && Shape().IsMatch(text);

    /// <summary>Answers the text itself, or a <see cref="FormatException"/> that names what was expected.</summary>
    public static string Require(string? text, string what) =>
        IsValid(text)
            ? text!
            : throw new FormatException($"'{text}' is no {what}: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
