// Answering pages: registered and mapped.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Paging.Api;
using Muster.Server.Paging.Pages;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Paging;

public static class PagingSlice
{
    /// <param name="linkSecret">Signs the acknowledge links.</param>
    public static IServiceCollection AddPaging(this IServiceCollection services, Func<IServiceProvider, byte[]> linkSecret) =>
        services
            .AddSingleton(provider => new AcknowledgeLinks(
                linkSecret(provider),
                provider.GetRequiredService<PublicAddress>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IAcknowledgeLinks>(provider => provider.GetRequiredService<AcknowledgeLinks>())
            .AddSingleton<LinkGuard>();

    public static IEndpointRouteBuilder MapPaging(this IEndpointRouteBuilder routes)
    {
        routes.MapLinks();
        routes.MapAcknowledgements();
        routes.MapPagesApi();
        routes.MapPagePages();
        return routes;
    }
}
