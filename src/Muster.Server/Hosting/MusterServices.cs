// Registers everything that a server is made of.
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Core.People;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Server.Channels;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Providers;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Web;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Live;
using Muster.Server.Web.Shells;
using Muster.Server.Web.Views;
using Muster.Storage.Access;
using Muster.Storage.Retention;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

internal static class MusterServices
{
    /// <summary>How long a stop waits for requests and for messages that are being sent.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(10);

    public static void AddMuster(this IServiceCollection services, MusterOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<TimeProvider>(SystemClock.Start());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopMax);
        AddStorage(services, options);
        AddEngine(services);
        AddChannels(services, options);
        AddWeb(services, options);
        services.AddSlices(options);
        services.AddHealth();
        services.AddHostedService<StartReport>();

        // Read by the framework's own service, the keys would hold up the first request.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddHostedService<WarmUp>();
    }

    private static void AddStorage(IServiceCollection services, MusterOptions options)
    {
        StorageOptions storage = new(options.DataDirectory, options.Database, options.ChainKey) { OnLostFlush = LostFlush.End };
        services.AddMusterStorage(storage).AddSingleton<OwnDirectory>();
        services.AddMusterRetention();
        if (options.RetentionDays is { } days)
        {
            services.AddAutomaticRetention(TimeSpan.FromDays(days));
        }

        services.AddDataProtection().SetApplicationName("muster");
        services
            .AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StorageOptions, CookieKeys>(
                (keys, store, kept) => (keys.XmlEncryptor, keys.XmlRepository) = (new KeyEncryptor(store), kept)
            );
    }

    private static void AddEngine(IServiceCollection services)
    {
        // A name that no other start ever had: a lease of an earlier life is not ours.
        string node = $"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        services.AddSingleton(provider => new EngineOptions { Node = node, Exit = code => End(provider, code) });
        services.AddMusterEngine();
    }

    /// <summary>At once, but for the last lines of the log, which wait in a queue.</summary>
    private static void End(IServiceProvider provider, int code)
    {
        try
        {
            provider.GetRequiredService<ILoggerFactory>().Dispose();
        }
        finally
        {
            Environment.Exit(code);
        }
    }

    private static void AddChannels(IServiceCollection services, MusterOptions options)
    {
        services.AddSingleton(new WebhookReach(options.AllowPrivateWebhooks) { Ntfy = options.NtfyServer });
        services.AddSingleton<PageLinks>().AddSingleton(new MailStatus(options.Mail));
        services.AddSingleton(provider => new WebhookSettings(
            options.WebhookSecret
                ?? WebhookSignature.SecretOf(PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "webhook-signatures")),
            options.AllowPrivateWebhooks
        ));
        services.AddSingleton<IChannel>(provider => new EmailChannel(
            options.Mail,
            provider.GetRequiredService<PageLinks>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IChannel>(provider =>
            ActivatorUtilities.CreateInstance<WebhookChannel>(provider, GuardedHttp.Create(options.AllowPrivateWebhooks))
        );
        services.AddNtfy(options.NtfyToken).AddTelephones(options.Telephone);
        services.AddPush(provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "web-push"));
        services.AddChatChannels(
            options.Slack,
            options.Mattermost,
            provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "mattermost-buttons")
        );
        services.AddHttpSenders(options.SenderSecrets);
        services.AddTrackers();
        services.AddSubscriberChannels(
            options.Mail,
            provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "subscriptions")
        );
    }

    private static void AddWeb(IServiceCollection services, MusterOptions options)
    {
        services.AddRouting();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliPages>();
            compression.Providers.Add<GzipCompressionProvider>();

            // Event streams are not in it, and must not be: a compressor holds back what the reader waits for.
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes.Where(type => type != "text/event-stream"),
                "application/problem+json",
            ];
        });
        services.Configure<ForwardedHeadersOptions>(forwarded => Proxies.Configure(forwarded, options));
        services.Configure<RouteHandlerOptions>(route => route.ThrowOnBadRequest = false);
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => new PublicAddress(options.PublicUrl, () => Listening(provider)));
        services.AddSingleton<INonce, IdNonce>();
        services.AddShell();
        services.AddSingleton<LiveHub>().AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveHub>());
        services.AddSingleton<IViewListener, LiveBridge>();
        services.AddWebFoundation();
    }

    private static IEnumerable<string> Listening(IServiceProvider provider) =>
        provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
