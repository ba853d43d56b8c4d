// Whether a text can be an e-mail address.
using System.Text.RegularExpressions;

namespace Muster.Core.People;

/// <summary>
/// One @ with something before it, and a host behind it that may be a bare name, for mail inside a network. Whether anybody reads it only a message can tell.
/// White space, line breaks, quotes, commas and brackets are refused: they could smuggle in a second recipient.
/// </summary>
public static partial class EmailAddress
{
    public static bool IsValid(string? text) => text is not null && text.Length <= PeopleDefaults.EmailLengthMax && Shape().IsMatch(text);

    [GeneratedRegex(
        @"\A[^\s\p{C}@<>()\[\]\\,;:""]+@[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
