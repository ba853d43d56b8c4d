// One line for each request, without what is secret in its address.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Muster.Server.Hosting;

/// <summary>Where the path carries a key or a token, the route's pattern stands in its place; queries are left out altogether.</summary>
internal sealed partial class AccessLog(RequestDelegate next, TimeProvider clock, ILogger<AccessLog> logger)
{
    private const int PathMax = 200;
    private static readonly string[] Secrets = ["key", "token"];

    public async Task InvokeAsync(HttpContext http)
    {
        long start = clock.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            int milliseconds = (int)clock.GetElapsedTime(start).TotalMilliseconds;
            int status = http.Response.StatusCode;
            if (status >= StatusCodes.Status500InternalServerError)
            {
                Log.Failed(logger, http.Request.Method, PathOf(http), status, milliseconds);
            }
            else if (logger.IsEnabled(LogLevel.Debug))
            {
                Log.Answered(logger, http.Request.Method, PathOf(http), status, milliseconds);
            }
        }
    }

    private static string PathOf(HttpContext http)
    {
        RoutePatternOf(http, out string? pattern, out bool isSecret);
        if (isSecret)
        {
            return pattern!;
        }

        // A path that no route takes may be a mistyped secret one.
        string path =
            pattern is null && !http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "(no route)"
                : http.Request.Path.ToString();
        return path.Length > PathMax ? path[..PathMax] : path;
    }

    private static void RoutePatternOf(HttpContext http, out string? pattern, out bool isSecret)
    {
        RouteEndpoint? endpoint = http.GetEndpoint() as RouteEndpoint;
        pattern = endpoint?.RoutePattern.RawText;
        isSecret = endpoint?.RoutePattern.Parameters.Any(parameter => Secrets.Contains(parameter.Name, StringComparer.Ordinal)) ?? false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} answered {Status} in {Milliseconds} ms")]
        public static partial void Answered(ILogger logger, string method, string path, int status, int milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} failed with {Status} in {Milliseconds} ms")]
        public static partial void Failed(ILogger logger, string method, string path, int status, int milliseconds);
    }
}
