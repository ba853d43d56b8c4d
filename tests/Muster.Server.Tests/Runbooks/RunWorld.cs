// A server with runbooks, people, an incident, and a gateway that the runbooks act on.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Runbooks;

/// <summary>Ana, Ben and Cleo respond, Ada administers. One server for a class; each test makes runs of its own.</summary>
public sealed class RunWorld : IAsyncLifetime
{
    public const string Secret = "s3cr3t-gateway-token";

    internal const string People = """
        name: StreamFlow
        people:
          ada: { name: Ada King, email: ada@example.org }
          ana: { name: Ana Silva, email: ana@example.org }
          ben: { name: Ben Okafor, email: ben@example.org }
          cleo: { name: Cleo Roth, email: cleo@example.org }
        teams:
          streaming: { name: Streaming, members: [ana, ben] }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: [person:cleo], wait: 5m }] }
        services:
          playback-api: { name: Playback API, team: streaming, escalationPolicy: streaming }
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api }
        """;

    private WebApplication _gateway = null!;

    public MusterServer Server { get; private set; } = null!;

    public string Gateway { get; private set; } = "";

    /// <summary>What came to the gateway: method, path, body and authorization.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>What the gateway answers on a path; 200 with an empty object where it says nothing.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _gateway = builder.Build();
        _gateway.Run(HearAsync);
        await _gateway.StartAsync();
        Gateway = _gateway.Urls.First();
        Server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                RunbookSecrets = ImmutableSortedDictionary<string, string>.Empty.Add("GATEWAY_TOKEN", Secret),
            }
        );
        await Server.Services.PutAsync(People);
        await Server.AccountAsync("Ada", AccountRole.Admin);
        foreach (string name in new[] { "Ana", "Ben", "Cleo" })
        {
            await Server.AccountAsync(name, AccountRole.Responder);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    public async Task<HttpClient> AsAsync(string person) => Server.Client(await Server.KeyAsync(ApiKeyScope.Api, person));

    /// <summary>Writes a runbook; the gateway's address stands for GATEWAY.</summary>
    public async Task WriteAsync(string text)
    {
        string file = text.Replace("GATEWAY/", Gateway + "/", StringComparison.Ordinal);
        string id = file.Split('\n')[0]["id: ".Length..].Trim();
        using HttpClient ada = await AsAsync("ada");
        HttpResponseMessage answer = await ada.PutAsJsonAsync($"/api/v1/runbooks/{id}", new { text = file });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> DeclareAsync()
    {
        using HttpClient ana = await AsAsync("cleo");
        HttpResponseMessage answer = await ana.PostAsJsonAsync(
            "/api/v1/incidents",
            new
            {
                title = "Playback is slow",
                severity = "SEV-2",
                service = "playback-api",
            }
        );
        JsonElement made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, made.ToString());
        return made.GetProperty("id").GetString()!;
    }

    public static async Task<JsonElement> PostAsync(HttpClient by, string path, object body, int status = 200)
    {
        HttpResponseMessage answer = await by.PostAsJsonAsync("/api/v1/" + path, body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> RequestAsync(HttpClient by, object body) => await PostAsync(by, "runs", body, 201);

    public static string Id(JsonElement run) => run.GetProperty("id").GetString()!;

    public static string Hash(JsonElement run) => run.GetProperty("hash").GetString()!;

    public static Task<JsonElement> ReadAsync(HttpClient by, string id) => by.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}");

    /// <summary>The run once it has ended.</summary>
    public static async Task<JsonElement> EndedAsync(HttpClient by, string id)
    {
        JsonElement run = default;
        await Eventually.HoldsAsync(
            $"the end of {id}",
            async () => (run = await ReadAsync(by, id)).GetProperty("status").GetString() == "ended"
        );
        return run;
    }

    public async Task<string> TimelineAsync(HttpClient by, string incident) =>
        await by.GetStringAsync($"/api/v1/incidents/{incident}/timeline");

    public Task<string> KeyOfAsync(PersonId? person, string by) => MakeKeyAsync(person, by);

    private async Task<string> MakeKeyAsync(PersonId? person, string by)
    {
        NewApiKey made = await Server
            .Services.GetRequiredService<ApiKeys>()
            .CreateAsync(
                "key-" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(8),
                ApiKeyScope.Api,
                person,
                by,
                CancellationToken.None
            );
        return ((NewApiKey.Created)made).Token;
    }

    private async Task HearAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        Heard.Enqueue(
            $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {body} {http.Request.Headers.Authorization}".Trim()
        );
        if (Answers.TryGetValue(http.Request.Path.Value ?? "", out Func<HttpContext, Task>? answer))
        {
            await answer(http);
            return;
        }

        await http.Response.WriteAsync("{}");
    }
}
