// A server with people and services, for SLOs.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Slos;

/// <summary>Ada administers, Ana responds.</summary>
public sealed class SloWorld : IAsyncLifetime
{
    private const string People = """
        name: StreamFlow
        people:
          ada: { name: Ada King, email: ada@example.org }
          ana: { name: Ana Silva, email: ana@example.org }
        teams:
          streaming: { name: Streaming, members: [ana, ada] }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: [person:ana], wait: 5m }] }
        services:
          playback-api: { name: Playback API, team: streaming, escalationPolicy: streaming }
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api }
        """;

    public MusterServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Server.Services.PutAsync(People);
        await Server.AccountAsync("Ada", AccountRole.Admin);
        await Server.AccountAsync("Ana", AccountRole.Responder);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public async Task<HttpClient> AdminAsync() => Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "ada"));

    public async Task<HttpClient> ResponderAsync() => Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "ana"));

    public async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        HttpResponseMessage answer = await client.GetAsync("/api/v1/" + path, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>An SLO whose counters are pushed.</summary>
    public static string Pushed(string name, string service, string target = "0.99") =>
        $$"""
            apiVersion: openslo/v1
            kind: SLO
            metadata: { name: {{name}} }
            spec:
              service: {{service}}
              indicator:
                metadata: { name: {{name}}-counted }
                spec:
                  ratioMetric:
                    counter: true
                    bad: { metricSource: { type: Muster } }
                    total: { metricSource: { type: Muster } }
              timeWindow: [{ duration: 28d, isRolling: true }]
              budgetingMethod: Occurrences
              objectives: [{ target: {{target}} }]
            """;
}
