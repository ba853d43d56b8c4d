// What is only made ready beforehand never stops what must run.
using System.Net;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hosting;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Keys_that_cannot_be_read_at_the_start_are_told_in_the_log_and_alerts_are_taken()
    {
        await using MusterServer server = await MusterServer.StartAsync(change: services =>
            services.AddSingleton<IKeyManager>(new UnreadableKeys())
        );

        await Eventually.HoldsAsync(
            "the log says it",
            () => Task.FromResult(server.Log.All.Any(line => line.Contains("The disk gives no keys.", StringComparison.Ordinal)))
        );

        string line = Assert.Single(server.Log.All, line => line.Contains("The disk gives no keys.", StringComparison.Ordinal));
        Assert.Contains("The keys of the session cookies could not be read yet", line, StringComparison.Ordinal);
        Assert.False(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        using HttpClient sender = server.Client(await server.KeyAsync());
        using HttpResponseMessage taken = await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down"}}]""");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private sealed class UnreadableKeys : IKeyManager
    {
        public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => throw Unreadable();

        public IReadOnlyCollection<IKey> GetAllKeys() => throw Unreadable();

        public CancellationToken GetCacheExpirationToken() => CancellationToken.None;

        public void RevokeKey(Guid keyId, string? reason = null) => throw Unreadable();

        public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => throw Unreadable();

        private static IOException Unreadable() => new("The disk gives no keys.");
    }
}
