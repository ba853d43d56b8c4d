// Reads the instants that GitLab writes, which are no RFC 3339.
using System.Globalization;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.GitLab;

internal static class GitLabTime
{
    /// <summary>Reads <c>2021-04-28 21:50:00 +0200</c>, <c>2016-08-12 15:26:29 UTC</c> and RFC 3339; null for what is missing or none of them.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        string plain = (text ?? "").Replace(" UTC", " +00:00", StringComparison.Ordinal);
        if (plain.Length > 5 && plain[^5] is '+' or '-')
        {
            plain = plain.Insert(plain.Length - 2, ":");
        }

        return DateTimeOffset.TryParseExact(
                plain,
                "yyyy-MM-dd HH:mm:ss zzz",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateTimeOffset at
            )
                ? at.ToUniversalTime()
            : WireTime.TryRead(plain, out DateTimeOffset? instant) ? instant
            : null;
    }
}
