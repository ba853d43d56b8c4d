// Writes what a work needs into the data directory of a server that does not run.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Hosting;
using Muster.Storage.Startup;

namespace Muster.Bench.Servers;

internal static class MusterData
{
    /// <exception cref="InvalidOperationException">It was not written.</exception>
    public static async Task WriteAsync(string data, Commit commit)
    {
        ServiceCollection services = new();
        services.AddLogging().AddSingleton<TimeProvider>(SystemClock.Start()).AddMusterStorage(new StorageOptions(data, null, null));
        await using ServiceProvider provider = services.BuildServiceProvider();
        if (await provider.GetRequiredService<IEventStore>().CommitAsync(commit, CancellationToken.None) is not CommitResult.Committed)
        {
            throw new InvalidOperationException($"What the work needs could not be written into {data}.");
        }
    }
}
