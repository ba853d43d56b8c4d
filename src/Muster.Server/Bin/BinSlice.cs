// The bin: registered and mapped.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Web.Bins;

namespace Muster.Server.Bin;

public static class BinSlice
{
    public static IServiceCollection AddBin(this IServiceCollection services) =>
        services.AddSingleton<IBinSource, RecordedBin>().AddSingleton<BinDesk>();

    public static IEndpointRouteBuilder MapBin(this IEndpointRouteBuilder routes)
    {
        routes.MapBinApi();
        routes.MapBinPages();
        return routes;
    }
}
