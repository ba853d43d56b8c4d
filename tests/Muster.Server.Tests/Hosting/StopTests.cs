// How fast a server starts and stops.
using System.Diagnostics;
using System.Net;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task A_server_with_open_live_streams_stops_within_three_seconds()
    {
        MusterServer server = await MusterServer.StartAsync();
        using Browser browser = await server.SignedInAsync("Ana", AccountRole.Viewer);
        Task<HttpResponseMessage> stream = browser.OpenAsync("/live?t=incidents,me");
        Assert.Equal(HttpStatusCode.OK, (await stream).StatusCode);

        long start = Stopwatch.GetTimestamp();
        await server.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await server.DisposeAsync();
    }
}
