// The subscribers of the status page: registered and mapped.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Subscribers.Api;
using Muster.Server.Subscribers.Bounces;
using Muster.Server.Subscribers.Pages;

namespace Muster.Server.Subscribers;

public static class SubscribersSlice
{
    /// <param name="formSecret">Signs the stamps of the form.</param>
    public static IServiceCollection AddSubscribers(this IServiceCollection services, Func<IServiceProvider, byte[]> formSecret) =>
        services
            .AddSingleton<SubscriptionBook>()
            .AddSingleton<OwnerDesk>()
            .AddSingleton<SubscriberAnswers>()
            .AddSingleton(provider => new SubscribeGuard(formSecret(provider), provider.GetRequiredService<TimeProvider>()));

    public static IEndpointRouteBuilder MapSubscribers(this IEndpointRouteBuilder routes)
    {
        routes.MapSubscribe();
        routes.MapOwners();
        routes.MapBounces();
        routes.MapSubscriberConsole();
        routes.MapSubscribersApi();
        return routes;
    }
}
