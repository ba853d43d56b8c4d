// Registers the channels of chat programs.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;
using Muster.Server.Channels.Slack;
using Muster.Server.Channels.Webhooks;

namespace Muster.Server.Channels;

public static class ChatServices
{
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
        foreach (IChatFormat format in (IChatFormat[])[new MattermostFormat(), new TeamsFormat(), new DiscordFormat()])
        {
            services.AddSingleton<IChannel>(provider => new ChatWebhookChannel(
                format,
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate),
                provider.GetRequiredService<WebhookReach>(),
                provider.GetRequiredService<PageLinks>(),
                provider.GetRequiredService<TimeProvider>()
            ));
        }

        return services;
    }
}
