// Registers the channels of chat programs, and the rooms that are told of incidents.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Mattermost;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Rooms;
using Muster.Server.Channels.Slack;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels;

public static class ChatServices
{
    private static readonly TimeSpan CallMax = TimeSpan.FromSeconds(10);

    /// <param name="buttons">The secret that signs the buttons of Mattermost.</param>
    public static IServiceCollection AddChatChannels(
        this IServiceCollection services,
        SlackSettings slack,
        MattermostSettings mattermost,
        Func<IServiceProvider, byte[]> buttons
    ) =>
        services
            .AddSingleton(slack)
            .AddSingleton(mattermost)
            .AddSingleton(provider => new MattermostButtons(buttons(provider)))
            .AddSingleton(provider => new ChatThreads(
                provider.GetRequiredService<CommandRunner>,
                provider.GetRequiredService<IViewStore>()
            ))
            // Whoever runs Muster chose the addresses of these APIs: they may be anywhere.
            .AddSingleton(provider => new MattermostApi(
                GuardedHttp.Create(allowPrivate: true),
                mattermost,
                CallMax,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<IChannel>(provider =>
                ActivatorUtilities.CreateInstance<SlackChannel>(provider, GuardedHttp.Create(allowPrivate: true))
            )
            .AddSingleton<IChannel>(provider =>
                ActivatorUtilities.CreateInstance<MattermostChannel>(provider, Webhook(provider, new MattermostFormat()))
            )
            .AddSingleton<IChannel>(provider => Webhook(provider, new TeamsFormat()))
            .AddSingleton<IChannel>(provider => Webhook(provider, new DiscordFormat()))
            .AddSingleton<IAnsweredMessages>(provider =>
                ActivatorUtilities.CreateInstance<SlackAnswered>(provider, GuardedHttp.Create(allowPrivate: true))
            )
            .AddSingleton<IAnsweredMessages, MattermostAnswered>()
            .AddSingleton<IRoom>(provider => ActivatorUtilities.CreateInstance<SlackRoom>(provider, GuardedHttp.Create(allowPrivate: true)))
            .AddSingleton<IRoom>(provider =>
                ActivatorUtilities.CreateInstance<MattermostRoom>(provider, WebhookRoom(provider, new MattermostFormat()))
            )
            .AddSingleton<IRoom>(provider => WebhookRoom(provider, new TeamsFormat()))
            .AddSingleton<IRoom>(provider => WebhookRoom(provider, new DiscordFormat()));

    private static ChatWebhookChannel Webhook(IServiceProvider provider, IChatFormat format) =>
        ActivatorUtilities.CreateInstance<ChatWebhookChannel>(
            provider,
            Posting(provider, format),
            (Func<CancellationToken, Task<Organisation>>)provider.GetRequiredService<OrganisationReader>().CurrentAsync
        );

    private static WebhookRoom WebhookRoom(IServiceProvider provider, IChatFormat format) =>
        new(Posting(provider, format), provider.GetRequiredService<PublicAddress>(), provider.GetRequiredService<TimeProvider>());

    private static ChatWebhook Posting(IServiceProvider provider, IChatFormat format) =>
        ActivatorUtilities.CreateInstance<ChatWebhook>(
            provider,
            format,
            GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
        );
}
