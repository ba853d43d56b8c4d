// Which of the languages of the page a reader is given.
using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace Muster.Server.Web.Public;

internal static class Languages
{
    /// <summary>More than these no browser sends.</summary>
    private const int LengthMax = 400;

    /// <summary>The one that they like most of those that there are; the first where there is none.</summary>
    /// <param name="wanted">The header Accept-Language.</param>
    public static string Choose(string? wanted, ImmutableArray<string> spoken)
    {
        if (
            string.IsNullOrEmpty(wanted)
            || wanted.Length > LengthMax
            || !StringWithQualityHeaderValue.TryParseList([wanted], out IList<StringWithQualityHeaderValue>? asked)
        )
        {
            return spoken[0];
        }

        return asked
                .Where(one => one.Quality is not 0)
                .OrderByDescending(one => one.Quality ?? 1)
                .Select(one => spoken.FirstOrDefault(code => IsA(one.Value.ToString(), code)))
                .FirstOrDefault(code => code is not null)
            ?? spoken[0];
    }

    private static bool IsA(string asked, string code) =>
        asked.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (asked.Length == code.Length || asked[code.Length] == '-');
}
