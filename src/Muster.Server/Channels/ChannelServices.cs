// Registers the channels that ring a phone.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Ntfy;
using Muster.Server.Channels.Webhooks;

namespace Muster.Server.Channels;

public static class ChannelServices
{
    /// <param name="token">For the server that <see cref="WebhookReach.Ntfy"/> names; null for none.</param>
    public static IServiceCollection AddNtfy(this IServiceCollection services, string? token) =>
        services.AddSingleton<IChannel>(provider =>
        {
            WebhookReach reach = provider.GetRequiredService<WebhookReach>();
            return new NtfyChannel(
                GuardedHttp.Create(reach.AllowPrivate),
                GuardedHttp.Create(allowPrivate: true),
                new NtfySettings(reach, token),
                provider.GetRequiredService<PageLinks>(),
                provider.GetRequiredService<TimeProvider>()
            );
        });
}
