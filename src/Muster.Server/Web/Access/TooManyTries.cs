// The answer to somebody who tries too often.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Access;

public static class TooManyTries
{
    /// <summary>429 with Retry-After in whole seconds.</summary>
    public static IResult Answer(HttpContext http, TimeSpan wait, string? back = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return PostResult.Refused(
            http,
            StatusCodes.Status429TooManyRequests,
            "Too many tries",
            $"Nothing was changed. Wait {seconds} s, then try again.",
            "too_many_tries",
            back
        );
    }
}
