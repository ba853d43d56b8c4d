// Registers the writer of backups.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Storage.Startup;
using Muster.Storage.Stores;

namespace Muster.Storage.Backup;

public static class BackupServices
{
    /// <summary>Beside <see cref="StorageServices.AddMusterStorage"/>. A restore needs no services: see <see cref="BackupReader"/>.</summary>
    public static IServiceCollection AddMusterBackup(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new IntakeCatchUp(
                provider.GetRequiredService<StorageOptions>(),
                () => provider.GetRequiredService<AlertSaving>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new BackupWriter(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<IntakeCatchUp>(),
                provider.GetRequiredService<StorageOptions>(),
                provider.GetRequiredService<TimeProvider>()
            ));
}
