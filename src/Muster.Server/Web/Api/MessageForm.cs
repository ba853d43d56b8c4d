// Where a refusal has the form of Opsgenie's API: its clients read a message, and fail on any other list of errors than their own.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Api;

public static class MessageForm
{
    public const string ContentType = "application/json";

    private static readonly PathString[] Roots = ["/v2/alerts", "/v2/heartbeats", "/v2/schedules"];

    public static bool IsFor(PathString path) => Roots.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static IResult Answer(HttpContext http, int status, string text)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Results.Json(new MessageAnswer(text, 0, http.TraceIdentifier), statusCode: status);
    }
}

/// <param name="Took">Always 0: whatever was asked was not begun.</param>
/// <param name="RequestId">As the framework names the request in its own log lines; it cannot be asked for.</param>
public sealed record MessageAnswer(string Message, double Took, string RequestId);
