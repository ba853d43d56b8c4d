// What the operator reads when the disk did not keep what it had taken.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Startup;

namespace Muster.Server.Tests.Hosting;

public sealed class LostFlushTests
{
    [Fact]
    public async Task A_lost_flush_ends_the_process_and_the_log_says_why()
    {
        List<int> ended = [];
        await using MusterServer server = await MusterServer.StartAsync(change: services =>
            services.AddSingleton(new EngineOptions { Node = "test", Exit = ended.Add })
        );

        server.Services.GetRequiredService<StorageOptions>().OnLostFlush!(server.Services, new IOException("The disk gave up."));

        Assert.Equal([74], ended);
        string line = Assert.Single(server.Log.All, line => line.Contains("The disk gave up.", StringComparison.Ordinal));
        Assert.StartsWith("Critical ", line, StringComparison.Ordinal);
        Assert.Contains("All that was answered before is kept", line, StringComparison.Ordinal);
    }
}
