// Registers the ways by which subscribers of the status page are told.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Web.Public;

namespace Muster.Server.Channels;

public static class SubscriberServices
{
    /// <param name="mail">Null when no mail server is configured: nobody is told by e-mail then.</param>
    /// <param name="secret">Makes the ids, links and webhook secrets of subscriptions.</param>
    public static IServiceCollection AddSubscriberChannels(
        this IServiceCollection services,
        MailSettings? mail,
        Func<IServiceProvider, byte[]> secret
    ) =>
        services
            .AddSingleton(provider => new SubscriptionLinks(secret(provider), provider.GetRequiredService<PublicPlace>()))
            .AddSingleton<ISubscriberChannel>(provider => new SubscriberMailChannel(
                mail,
                provider.GetRequiredService<SubscriptionLinks>(),
                async cancel => SubscribablePage.Of(await provider.GetRequiredService<OrganisationReader>().CurrentAsync(cancel)).Name,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ISubscriberChannel>(provider => new SubscriberWebhookChannel(
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate),
                provider.GetRequiredService<WebhookReach>(),
                provider.GetRequiredService<SubscriptionLinks>(),
                provider.GetRequiredService<TimeProvider>()
            ));
}
