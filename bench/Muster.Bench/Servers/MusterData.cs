// Writes what a work needs into the data directory of a server that does not run.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Hosting;
using Muster.Storage.Startup;

namespace Muster.Bench.Servers;

internal static class MusterData
{
    /// <summary>The ports on the database of this directory, or on another one.</summary>
    public static ServiceProvider Open(string data, string? database = null)
    {
        ServiceCollection services = new();
        services.AddLogging().AddSingleton<TimeProvider>(SystemClock.Start()).AddMusterStorage(new StorageOptions(data, database, null));
        return services.BuildServiceProvider();
    }

    /// <exception cref="InvalidOperationException">It was not written.</exception>
    public static async Task WriteAsync(string data, Commit commit)
    {
        await using ServiceProvider provider = Open(data);
        await WriteAsync(provider.GetRequiredService<IEventStore>(), commit);
    }

    /// <exception cref="InvalidOperationException">It was not written.</exception>
    public static async Task WriteAsync(IEventStore store, Commit commit)
    {
        if (await store.CommitAsync(commit, CancellationToken.None) is not CommitResult.Committed)
        {
            throw new InvalidOperationException("What the work needs could not be written into the database.");
        }
    }
}
