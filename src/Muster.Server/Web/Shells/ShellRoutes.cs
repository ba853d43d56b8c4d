// The route that refreshes the frame around a page.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Shells;

public static class ShellRoutes
{
    /// <summary>GET /shell/live?section=…; the caller decides who may ask.</summary>
    public static RouteHandlerBuilder MapShell(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/shell/live",
                async (HttpContext http, IShellSource source, string? section) =>
                {
                    var shell = await source.ForAsync(http, http.RequestAborted);
                    var key = section ?? "";
                    return await Fragment.LiveAsync<ShellLive>(
                        http,
                        Rev(shell, key),
                        () => Task.FromResult<object>(new { Shell = shell, Section = key })
                    );
                }
            )
            .ExcludeFromDescription();

    // The frame has no revision of its own: its facts are plain values, so their text is one.
    private static string Rev(Shell shell, string section) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(section + shell)))[..16];
}
