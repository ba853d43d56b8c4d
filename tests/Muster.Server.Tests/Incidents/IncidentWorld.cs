// A whole server with a small organisation, and people who speak to it by key or by browser.
using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Incidents;

/// <summary>One server for the tests of a class: each test declares its own incident.</summary>
public sealed class IncidentWorld : IAsyncLifetime
{
    private const string File = """
        name: Test
        people:
          ana: { name: Ana Silva, email: ana@example.org, phone: "+351 555 0101", zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
          chiara: { name: Chiara Rossi, email: chiara@example.org, zone: Europe/Rome }
          vera: { name: Vera Vidal, email: vera@example.org, zone: Europe/Madrid }
        teams:
          core: { name: Core, members: [ana, ben, chiara] }
        services:
          payments: { name: Payments, description: Takes money., team: core, tier: 0, alwaysOn: true, escalationPolicy: core }
        escalationPolicies:
          core: { name: Core, steps: [{ targets: [person:ana], wait: 5m }] }
        statusPage: { name: Test, showSeverity: true }
        """;

    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private MusterServer? _server;

    public MusterServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await MusterServer.StartAsync();
        await _server.Services.PutAsync(File);
        foreach (string name in new[] { "Ana", "Ben", "Chiara" })
        {
            await Server.AccountAsync(name, AccountRole.Responder);
        }

        await Server.AccountAsync("Vera", AccountRole.Viewer);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A program whose key stands for this person; for nobody when null.</summary>
    public async Task<HttpClient> AsAsync(string? person) =>
        _clients.TryGetValue(person ?? "", out HttpClient? known)
            ? known
            : _clients.GetOrAdd(person ?? "", Server.Client(await Server.KeyAsync(ApiKeyScope.Api, person)));

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        string? person,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    )
    {
        (HttpStatusCode status, JsonElement answered, _) = await (await AsAsync(person)).SendJsonAsync(
            method,
            "/api/v1/incidents" + path,
            body,
            headers
        );
        return (status, answered);
    }

    /// <summary>Sends what must be accepted; answers the incident as it stands afterwards.</summary>
    public async Task<JsonElement> DoAsync(string? person, HttpMethod method, string path, object? body = null)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(person, method, path, body);
        Assert.True((int)status is >= 200 and < 300, $"{method} {path}: {(int)status} {answer}");
        return answer;
    }

    /// <summary>Declares a SEV-2 as ana, who takes command; answers its id.</summary>
    public async Task<string> DeclareAsync(string? person = "ana", string severity = "SEV-2", string title = "Card payments failing") => (
            await DoAsync(
                person,
                HttpMethod.Post,
                "",
                new
                {
                    title,
                    severity,
                    service = "payments",
                }
            )
        ).GetProperty("id").GetString()!;

    /// <summary>An incident whose impact has stopped.</summary>
    public async Task<string> MitigatedAsync()
    {
        string id = await DeclareAsync();
        await DoAsync("ana", HttpMethod.Put, $"/{id}/mitigation", new { impactStoppedAt = Server.Clock.GetUtcNow() });
        return id;
    }
}
