// Registers what moves history into files and back.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Storage.Startup;
using Muster.Storage.Stores;

namespace Muster.Storage.Retention;

public static class RetentionServices
{
    /// <summary>Beside <see cref="StorageServices.AddMusterStorage"/>.</summary>
    public static IServiceCollection AddMusterRetention(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new ArchiveBook(
                provider.GetRequiredService<IEventStore>(),
                provider.GetRequiredService<IViewStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new HistoryArchiver(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<ArchiveBook>(),
                provider.GetRequiredService<StorageOptions>(),
                provider.GetRequiredService<IIds>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ArchiveRestorer(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<ArchiveBook>(),
                provider.GetRequiredService<StorageOptions>()
            ));

    /// <summary>Beside <see cref="AddMusterRetention"/>: archives once a day what was over for so long, into archives in the data directory.</summary>
    public static IServiceCollection AddAutomaticRetention(this IServiceCollection services, TimeSpan age) =>
        services
            .AddSingleton(provider => new ArchivePlan(age, provider.GetRequiredService<StorageOptions>().ArchiveDirectory))
            .AddHostedService<AutomaticRetention>();
}
