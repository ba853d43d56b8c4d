// Registers and maps what every page stands on: assets, components, live stream, guards, theme, error pages.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Web.Assets;
using Muster.Server.Web.Errors;
using Muster.Server.Web.Guards;
using Muster.Server.Web.Live;
using Muster.Server.Web.Shells;
using Muster.Server.Web.Theming;

namespace Muster.Server.Web;

/// <summary>The host calls the three in its start-up, and registers INonce, IShellSource, ILiveFeed, IStillSignedIn and a TimeProvider itself.</summary>
public static class WebFoundation
{
    public static IServiceCollection AddWebFoundation(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<Bundle>();
        services.AddSingleton<LiveStream>();
        return services;
    }

    /// <summary>Comes first in the pipeline, after forwarded headers and response compression.</summary>
    public static IApplicationBuilder UseWebFoundation(this IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseErrorPages();
        app.UseMiddleware<CrossSitePosts>();
        return app;
    }

    /// <summary>Assets and theme are open to all; the live stream and the frame need a signed-in person.</summary>
    public static IEndpointRouteBuilder MapWebFoundation(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets(routes.ServiceProvider.GetRequiredService<Bundle>());
        routes.MapTheme();
        routes.MapLive().RequireAuthorization();
        routes.MapShell().RequireAuthorization();
        return routes;
    }
}
