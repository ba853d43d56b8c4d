// Registers the channels that ring a phone.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Ntfy;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Push;
using Muster.Server.Channels.Telephone;
using Muster.Server.Channels.Trackers;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Bins;

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

    public static IServiceCollection AddHttpSenders(this IServiceCollection services, SenderSecrets secrets) =>
        services
            .AddSingleton(secrets)
            .AddSingleton<IChannel>(provider =>
                ActivatorUtilities.CreateInstance<HttpSenderChannel>(
                    provider,
                    GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate),
                    (Func<CancellationToken, Task<Organisation>>)provider.GetRequiredService<OrganisationReader>().CurrentAsync
                )
            );

    public static IServiceCollection AddTrackers(this IServiceCollection services) =>
        services.AddSingleton<ITracker>(provider =>
            ActivatorUtilities.CreateInstance<IssueTrackers>(
                provider,
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
            )
        );

    /// <param name="secret">Makes the key pair by which push services know this Muster.</param>
    public static IServiceCollection AddPush(this IServiceCollection services, Func<IServiceProvider, byte[]> secret) =>
        services
            .AddSingleton(provider => new PushKeys(
                secret(provider),
                provider.GetRequiredService<PublicAddress>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new PushDevices(
                provider.GetRequiredService<CommandRunner>,
                provider.GetRequiredService<IViewStore>(),
                provider.GetRequiredService<WebhookReach>()
            ))
            .AddSingleton(provider => new DeviceBin(provider.GetRequiredService<PushDevices>()))
            .AddSingleton<IBinSource>(provider => provider.GetRequiredService<DeviceBin>())
            .AddSingleton<IBinRestorer>(provider => provider.GetRequiredService<DeviceBin>())
            .AddSingleton<IChannel>(provider =>
                ActivatorUtilities.CreateInstance<PushChannel>(
                    provider,
                    GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
                )
            );

    /// <param name="settings">Null when no provider is configured: every delivery then fails and says so.</param>
    public static IServiceCollection AddTelephones(this IServiceCollection services, TwilioSettings? settings)
    {
        services
            .AddSingleton(provider => new TelephoneBook(
                provider.GetRequiredService<CommandRunner>,
                provider.GetRequiredService<IViewStore>()
            ))
            .AddSingleton<TelephoneAddresses>();
        if (settings is not null)
        {
            services
                .AddSingleton(settings)
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<TwilioApi>(provider, GuardedHttp.Create(allowPrivate: true)));
        }

        return services
            .AddSingleton<IChannel>(provider => new SmsChannel(
                provider.GetService<TwilioApi>(),
                settings,
                provider.GetRequiredService<TelephoneBook>(),
                provider.GetRequiredService<TelephoneAddresses>(),
                provider.GetRequiredService<PageLinks>()
            ))
            .AddSingleton<IChannel>(provider => new VoiceChannel(
                provider.GetService<TwilioApi>(),
                settings,
                provider.GetRequiredService<TelephoneAddresses>()
            ));
    }
}
