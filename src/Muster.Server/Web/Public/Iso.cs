// Instants as machines read them.
using System.Globalization;

namespace Muster.Server.Web.Public;

internal static class Iso
{
    /// <summary>2026-03-02T14:07:00Z.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
