// How long a form lay in the browser before it reached the server.
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Incidents.Pages;

/// <summary>Whoever wrote in a tunnel wrote then, not when the tunnel ended.</summary>
internal static class Waited
{
    /// <summary>Whole seconds; the script sends it with each form.</summary>
    public const string Header = "X-Waited";

    /// <summary>What was under way for less is as good as sent at once.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    /// <summary>A browser's clock that jumped must not move a note by years.</summary>
    private static readonly TimeSpan Max = TimeSpan.FromHours(24);

    /// <summary>Zero when the form came at once, or says nothing that can be read; at most 24 hours.</summary>
    public static TimeSpan Of(HttpRequest request)
    {
        bool read = uint.TryParse(request.Headers[Header], NumberStyles.None, CultureInfo.InvariantCulture, out uint seconds);
        TimeSpan waited = TimeSpan.FromSeconds(read ? seconds : 0);
        return waited < Noticed ? TimeSpan.Zero
            : waited > Max ? Max
            : waited;
    }
}
