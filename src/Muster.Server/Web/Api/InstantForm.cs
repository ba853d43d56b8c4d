// Which text the API takes for an instant.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Muster.Server.Web.Api;

/// <summary>ISO 8601 to the minute or finer, with an offset, such as 2026-11-23T02:55:00Z or 2026-11-23T03:55:00.5+01:00.</summary>
public static partial class InstantForm
{
    public const string Expected = "an instant with its offset, such as 2026-11-23T02:55:00Z";

    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        bool read =
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTimeOffset found)
            && Shape().IsMatch(text);
        instant = read ? found : default;
        return read;
    }

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
