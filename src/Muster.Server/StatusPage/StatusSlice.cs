// What the host registers and maps for the status page.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Server.StatusPage.Api;
using Muster.Server.StatusPage.Console;
using Muster.Server.StatusPage.Site;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Bins;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage;

public static class StatusSlice
{
    /// <summary>What makes the site, for a server and for those who write it as files.</summary>
    /// <param name="console">The address of the console.</param>
    public static IServiceCollection AddStatusExport(
        this IServiceCollection services,
        string dataDirectory,
        Func<IServiceProvider, PublicAddress> console
    ) =>
        services
            .AddSingleton<SiteRenderer>()
            .AddSingleton(provider => new PublicPlace(dataDirectory, path => console(provider).Of(path)))
            .AddSingleton<StatusExport>();

    public static IServiceCollection AddStatusPage(this IServiceCollection services, string dataDirectory)
    {
        services.AddStatusExport(dataDirectory, provider => provider.GetRequiredService<PublicAddress>());
        services.AddSingleton<PublicLooks>();
        services.AddSingleton<StatusSite>();
        services.AddSingleton<ICycle, StatusPublisher>();
        services.AddSingleton<BulletinWriter>();
        services.AddSingleton<IBinRestorer, BulletinBin>();
        services.AddSingleton<BulletinReader>();
        services.AddSingleton<PublicSuggestions>();
        services.AddSingleton<BulletinForms>();
        services.AddSingleton<BulletinAnswers>();
        return services;
    }

    /// <summary>Before the routes are looked at.</summary>
    public static IApplicationBuilder UseStatusHost(this IApplicationBuilder app) => app.UseMiddleware<StatusHost>();

    /// <summary>Before anybody is asked who they are.</summary>
    public static IApplicationBuilder UseStatusFront(this IApplicationBuilder app) => app.UseMiddleware<StatusFront>();

    public static IEndpointRouteBuilder MapStatusPage(this IEndpointRouteBuilder routes)
    {
        routes.MapStatusDoors();
        routes.MapBulletinPages();
        routes.MapBulletinsApi();
        return routes;
    }
}
