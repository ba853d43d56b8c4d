// Health, readiness and measures.
using System.Net;
using Muster.Server.Tests.Drivers;
using Muster.Server.Watching;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_that_has_started_is_healthy_and_ready_without_a_key()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();

        foreach (string path in new[] { "/healthz", "/readyz", "/-/healthy", "/-/ready" })
        {
            HttpResponseMessage answer = await stranger.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task A_watcher_that_cannot_be_told_is_a_warning_that_names_its_host_alone_and_keeps_nobody_from_being_paged()
    {
        // Nobody listens on the first port of a machine.
        await using MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                Watchers = new([new Uri("http://127.0.0.1:1/heartbeat/secret")], Watchers.EveryUsual),
            }
        );
        using HttpClient stranger = server.Client();

        string said = await Eventually.GetAsync(
            "A warning of the watcher",
            async () =>
                await stranger.GetStringAsync("/healthz", TestContext.Current.CancellationToken) is var answer
                && answer.Contains("watcher", StringComparison.Ordinal)
                    ? answer
                    : null
        );

        Assert.Contains("\"status\":\"ok\"", said, StringComparison.Ordinal);
        Assert.Contains("The watcher at 127.0.0.1 cannot be told that Muster is well since", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_need_a_key_of_scope_api_because_they_name_services_and_keys()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client().GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client(await server.KeyAsync()).GetAsync("/metrics")).StatusCode);
        string measures = await server.Client(await server.KeyAsync(ApiKeyScope.Api)).GetStringAsync("/metrics");
        Assert.Contains("http_server_request_duration", measures, StringComparison.Ordinal);
        Assert.Contains("muster_", measures, StringComparison.Ordinal);
    }
}
