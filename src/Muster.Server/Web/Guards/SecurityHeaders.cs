// What every answer forbids the browser to do.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Guards;

/// <summary>Strict headers on everything; a route that must be laxer (the API reference) sets its own policy, which is kept.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>No inline script, no inline style, no foreign host, no frame.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Write, http);
        return next(http);
    }

    private static Task Write(object state)
    {
        Write(((HttpContext)state).Response);
        return Task.CompletedTask;
    }

    /// <summary>For an answer that does not come this way.</summary>
    public static void Write(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var headers = response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = headers["Referrer-Policy"].Count > 0 ? headers["Referrer-Policy"] : "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // Written by the component renderer for a script that this console does not have.
        headers.Remove("blazor-enhanced-nav");
    }
}
