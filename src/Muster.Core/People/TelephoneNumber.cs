// Whether a text is a telephone number that can be dialled from anywhere.
using System.Text.RegularExpressions;

namespace Muster.Core.People;

/// <summary>A plus, the country and up to 15 digits in all, without spaces. Source: ITU-T E.164.</summary>
public static partial class TelephoneNumber
{
    public static bool IsValid(string? text) => text is not null && Shape().IsMatch(text);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
