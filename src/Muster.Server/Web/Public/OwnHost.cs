// Remembers of a request that it came to the status page's own host, where nothing of the console is.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Public;

internal static class OwnHost
{
    private static readonly object Own = new();

    public static void Mark(HttpContext http) => http.Items[Own] = Own;

    public static bool Is(HttpContext http) => http.Items.ContainsKey(Own);
}
