// A key that was made beside a running server opens its doors at once, those of its scope and no others, until it is revoked.
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Key;

public sealed class DoorTests
{
    private const string Alert = """[{ "labels": { "alertname": "Down", "service": "api" } }]""";

    private const string Webhook = """
        { "version": "4", "status": "firing", "receiver": "muster",
          "alerts": [{ "status": "firing", "labels": { "alertname": "Down", "service": "web" }, "startsAt": "2026-03-01T12:00:00Z" }] }
        """;

    [Fact]
    public async Task A_new_key_of_scope_intake_opens_every_door_of_alerts_and_nothing_else()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();
        using Shell shell = Shell.Beside(server);

        string key = (await shell.RunAsync("key", "create", "monitoring", "--scope", "intake")).Exits(0).Out.TrimEnd();

        using HttpClient http = Client(server, key);
        using HttpClient stranger = Client(server, null);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, "/api/v2/alerts", Alert));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(stranger, $"/intake/{key}/alertmanager", Webhook));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(stranger, "/v2/enqueue", Event(key)));
        Assert.Equal(3, (await http.GetFromJsonAsync<object[]>("/api/v2/alerts"))!.Length);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, "/api/v1/incidents"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(http, "/api/v1/incidents", """{ "title": "x", "severity": "SEV-3" }"""));
    }

    [Fact]
    public async Task A_new_key_of_scope_api_runs_incidents_and_a_revoked_one_opens_nothing()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();
        using Shell shell = Shell.Beside(server);

        Ran made = (await shell.RunAsync("key", "create", "scripts", "--scope", "api")).Exits(0);

        string key = made.Out.TrimEnd();
        Assert.Matches("^mstr_api_[0-9A-Za-z]+$", key);
        Assert.StartsWith("The key stands for nobody", made.Error, StringComparison.Ordinal);
        using HttpClient http = Client(server, key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/v1/incidents"));

        (await shell.RunAsync("key", "revoke", "scripts", "--reason", "it leaked")).Exits(0);

        await Until.TrueAsync(
            "the server has forgotten the key",
            TimeSpan.FromSeconds(30),
            async () => await StatusAsync(http, "/api/v1/incidents") == HttpStatusCode.Unauthorized
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, "/api/v2/alerts", Alert));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Client(server, null), $"/intake/{key}/alertmanager", Webhook));
        Assert.NotEqual(HttpStatusCode.Accepted, await PostAsync(http, "/v2/enqueue", Event(key)));
    }

    [Fact]
    public async Task On_a_shared_database_a_key_and_an_account_work_at_once_on_the_server()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        string database = await postgres.NewDatabaseAsync();
        await using MusterServer server = MusterServer.Prepare(new Dictionary<string, string> { ["MUSTER_DATABASE"] = database });
        await server.StartAsync();
        using Shell shell = Shell.Beside(server, database);

        string key = (await shell.RunAsync("key", "create", "monitoring", "--scope", "intake")).Exits(0).Out.TrimEnd();
        string[] add = ["user", "add", "ana@example.org", "--name", "Ana", "--role", "admin", "--password-stdin"];
        (await shell.RunAsync("correct horse battery\n", add)).Exits(0);
        (await shell.RunAsync("correct horse battery\n", add)).Exits(1);

        using HttpClient http = Client(server, key);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, "/api/v2/alerts", Alert));
        Assert.NotNull(await Browser.AccountPageAsync(server.Url, "ana@example.org", "correct horse battery"));
        (await shell.RunAsync("alert", "list")).Exits(0);
        Assert.Contains("The record is intact", (await shell.RunAsync("verify")).Exits(0).Out, StringComparison.Ordinal);
    }

    private static string Event(string key) =>
        $$"""{ "routing_key": "{{key}}", "event_action": "trigger", "payload": { "summary": "Down", "source": "db", "severity": "critical" } }""";

    private static HttpClient Client(MusterServer server, string? key)
    {
        HttpClient http = new() { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, string json)
    {
        using StringContent body = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.PostAsync(new Uri(path, UriKind.Relative), body);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
