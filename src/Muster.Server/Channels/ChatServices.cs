// Registers the channels of chat programs.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Rooms;
using Muster.Server.Channels.Slack;
using Muster.Server.Channels.Webhooks;

namespace Muster.Server.Channels;

public static class ChatServices
{
    private static readonly IChatFormat[] Formats = [new MattermostFormat(), new TeamsFormat(), new DiscordFormat()];

    public static IServiceCollection AddChatChannels(this IServiceCollection services, SlackSettings slack)
    {
        services
            .AddSingleton(slack)
            .AddSingleton(provider => new SlackThreads(
                provider.GetRequiredService<CommandRunner>,
                provider.GetRequiredService<IViewStore>()
            ))
            // Whoever runs Muster chose the address of the API: it may be anywhere.
            .AddSingleton<IChannel>(provider =>
                ActivatorUtilities.CreateInstance<SlackChannel>(provider, GuardedHttp.Create(allowPrivate: true))
            );
        foreach (IChatFormat format in Formats)
        {
            services.AddSingleton<IChannel>(provider => new ChatWebhookChannel(
                format,
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate),
                provider.GetRequiredService<WebhookReach>(),
                provider.GetRequiredService<PageLinks>(),
                provider.GetRequiredService<TimeProvider>()
            ));
        }

        return services
            .AddSingleton<IAnsweredMessages>(provider =>
                ActivatorUtilities.CreateInstance<SlackAnswered>(provider, GuardedHttp.Create(allowPrivate: true))
            )
            .AddRooms();
    }

    /// <summary>The same programs, for rooms that are told of incidents.</summary>
    private static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<IRoom>(provider =>
            ActivatorUtilities.CreateInstance<SlackRoom>(provider, GuardedHttp.Create(allowPrivate: true))
        );
        foreach (IChatFormat format in Formats)
        {
            services.AddSingleton<IRoom>(provider =>
                ActivatorUtilities.CreateInstance<WebhookRoom>(
                    provider,
                    format,
                    GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
                )
            );
        }

        return services;
    }
}
