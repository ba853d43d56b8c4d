// The slices of the server: each is registered and mapped here, and nowhere else.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Catalog;
using Muster.Server.Incidents;
using Muster.Server.Intake;
using Muster.Server.Paging;
using Muster.Server.Settings;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

internal static class Slices
{
    public static void AddSlices(this IServiceCollection services, MusterOptions options)
    {
        services.AddIntake();
        services.AddPaging(provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "acknowledge-links"));
        services.AddSettings(options.IsHttps);
        services.AddCatalog();
        services.AddIncidents();
    }

    public static void MapSlices(this IEndpointRouteBuilder routes)
    {
        routes.MapIntake();
        routes.MapPaging();
        routes.MapSettings();
        routes.MapCatalog();
        routes.MapIncidents();
    }
}
