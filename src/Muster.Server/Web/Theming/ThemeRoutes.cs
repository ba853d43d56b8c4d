// The route that remembers the reader's theme.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Theming;

public static class ThemeRoutes
{
    /// <summary>POST /theme with `theme` = dark, light or auto; open to strangers, for the sign-in page has a theme too.</summary>
    public static RouteHandlerBuilder MapTheme(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/theme",
                (HttpContext http, [FromForm] string? theme) =>
                {
                    ThemeCookie.Write(http.Response, theme);
                    return PostResult.SeeOther(http, PostResult.Referer(http));
                }
            )
            .DisableAntiforgery()
            .AllowAnonymous()
            .ExcludeFromDescription();
}
