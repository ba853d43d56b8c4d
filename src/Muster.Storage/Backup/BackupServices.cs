// Registers the writer of backups.
using Microsoft.Extensions.DependencyInjection;
using Muster.Storage.Startup;
using Muster.Storage.Stores;

namespace Muster.Storage.Backup;

public static class BackupServices
{
    /// <summary>Beside <see cref="StorageServices.AddMusterStorage"/>. A restore needs no services: see <see cref="BackupReader"/>.</summary>
    public static IServiceCollection AddMusterBackup(this IServiceCollection services) =>
        services.AddSingleton(provider => new BackupWriter(
            provider.GetRequiredService<SqlDatabase>(),
            provider.GetRequiredService<StorageOptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
}
