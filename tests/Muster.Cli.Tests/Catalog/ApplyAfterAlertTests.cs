// An alert that comes before anybody has said who is paged for it: the file that says so pages.
using System.Net.Http.Headers;
using System.Text;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Catalog;

public sealed class ApplyAfterAlertTests
{
    private const string Organisation = """
        name: Late
        people: { ana: { name: Ana, email: ana@example.org } }
        teams: { core: { members: [ana] } }
        escalationPolicies: { core: { steps: [{ targets: ["person:ana"], wait: 5m }] } }
        services: { playback: { team: core, alwaysOn: true, escalationPolicy: core } }
        routes: [{ id: playback, matchers: ['job="playback"'], service: playback }]
        """;

    [Fact]
    public async Task The_page_goes_out_when_the_organisation_is_applied_after_the_alert()
    {
        using TemporaryFolder mail = new();
        string drop = mail.Of("mail");
        await using MusterServer server = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MUSTER_SMTP"] = "file:" + drop }
        );
        await server.StartAsync();
        using Shell shell = Shell.Beside(server);
        using HttpClient sender = await ClientAsync(server, shell, "intake");
        using HttpClient reader = await ClientAsync(server, shell, "api");
        using StringContent alert = new("""[{"labels":{"alertname":"Down","job":"playback"}}]""", Encoding.UTF8, "application/json");
        using HttpResponseMessage sent = await sender.PostAsync("/api/v2/alerts", alert, TestContext.Current.CancellationToken);
        sent.EnsureSuccessStatusCode();
        await Until.TrueAsync(
            "the alert is held",
            TimeSpan.FromSeconds(30),
            async () =>
                (await reader.GetStringAsync("/api/v1/groups", TestContext.Current.CancellationToken)).Contains(
                    "no route",
                    StringComparison.Ordinal
                )
        );

        (await shell.RunAsync(Organisation, ["apply", "-f", "-"])).Exits(0);

        string page = await Until.AsyncOf(
            "the page reaches Ana",
            TimeSpan.FromSeconds(30),
            async () =>
                Directory.Exists(drop) && Directory.GetFiles(drop) is [string one, ..]
                    ? await File.ReadAllTextAsync(one, TestContext.Current.CancellationToken)
                    : null
        );
        Assert.Contains("ana@example.org", page, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> ClientAsync(MusterServer server, Shell shell, string scope)
    {
        string key = (await shell.RunAsync("key", "create", scope, "--scope", scope)).Exits(0).Out.TrimEnd();
        return new() { BaseAddress = server.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
    }
}
