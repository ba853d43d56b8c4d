// What an organisation file leaves out is counted first, lies in the bin piece by piece, and comes back as it was and where it stood.
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Bin;

public sealed class BinListsTests
{
    private const string Path = "/api/v1/organisation";

    private static readonly string[] Lists =
    [
        "routes",
        "intakeTemplates",
        "inhibitions",
        "heartbeats",
        "senders",
        "stakeholders",
        "components",
        "statusPage",
    ];

    /// <summary>Beside the demo's organisation, so that there is one of everything.</summary>
    private const string More = """
        intakeTemplates: { probe: { title: $.name } }
        inhibitions:
          - { source: [alertname=DatacentreDown], target: [severity=warning], equal: [datacentre], reason: The data centre is down }
          - { source: [alertname=CoreDown], target: [severity=info], equal: [], reason: The core is down }
        heartbeats: { nightly-backup: { every: 1d, service: playback-api } }
        senders: { gateway: { url: "https://sms.example.org/send", body: '{"text": "{{title}}"}' } }
        stakeholders: { board: { name: The board, email: board@example.org, audience: executive, severities: [SEV-1] } }
        """;

    [Fact]
    public async Task A_prune_says_its_count_and_everything_that_it_took_comes_back()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient ada = await AdminAsync(server);
        await PutAsync(ada, RepositoryFile.Read("samples/streamflow/org.yaml"), "");
        await PutAsync(ada, More, "");
        string whole = await ReadAsync(ada);
        JsonObject less = JsonNode.Parse(whole)!.AsObject();
        foreach (string list in Lists)
        {
            Assert.True(less.Remove(list), list);
        }

        int counted = Retired(await PutAsync(ada, less.ToJsonString(), "?prune=true&dryRun=true"));
        int retired = Retired(await PutAsync(ada, less.ToJsonString(), "?prune=true&reason=A%20smaller%20start"));
        JsonElement[] items = await ListAsync(ada);

        // The two inhibition rules are one line of the plan, and two things in the bin.
        Assert.Equal((counted, counted + 1), (retired, items.Length));
        Assert.All(items, item => Assert.Equal("A smaller start", item.GetProperty("why").GetString()));
        Assert.NotEqual(whole, await ReadAsync(ada));
        foreach (string id in items.Select(item => item.GetProperty("id").GetString()!).Order(StringComparer.Ordinal))
        {
            await RestoreAsync(ada, id);
        }

        Assert.Empty(await ListAsync(ada));
        Assert.True(
            JsonNode.DeepEquals(Sorted(JsonNode.Parse(whole)!), Sorted(JsonNode.Parse(await ReadAsync(ada))!)),
            await ReadAsync(ada)
        );
    }

    [Fact]
    public async Task A_route_comes_back_where_it_stood_and_what_was_defined_anew_leaves_the_bin()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient ada = await AdminAsync(server);
        await PutAsync(ada, RepositoryFile.Read("samples/streamflow/org.yaml"), "");
        JsonObject organisation = JsonNode.Parse(await ReadAsync(ada))!.AsObject();
        string[] before = Routes(organisation);
        JsonObject without = organisation.DeepClone().AsObject();
        without["routes"]!.AsArray().RemoveAt(3);
        without["teams"]!.AsObject().Add("spare", JsonNode.Parse("""{ "members": ["ana"] }"""));
        await PutAsync(ada, without.ToJsonString(), "?prune=true");
        without["teams"]!.AsObject().Remove("spare");
        await PutAsync(ada, without.ToJsonString(), "?prune=true");

        Assert.Equal(
            ["The team spare", $"The route {before[3]}"],
            (await ListAsync(ada)).Select(item => item.GetProperty("title").GetString())
        );
        await PutAsync(ada, """teams: { spare: { members: [ana] } }""", "");
        JsonElement route = Assert.Single(await ListAsync(ada));
        await RestoreAsync(ada, route.GetProperty("id").GetString()!);

        Assert.Equal(before, Routes(JsonNode.Parse(await ReadAsync(ada))!.AsObject()));
        Assert.Empty(await ListAsync(ada));
    }

    private static async Task<HttpClient> AdminAsync(MusterServer server)
    {
        await server.AccountAsync("Ada", AccountRole.Admin);
        return server.Client(await server.KeyAsync(ApiKeyScope.Api, "ada"));
    }

    private static string[] Routes(JsonObject organisation) =>
        [.. organisation["routes"]!.AsArray().Select(route => (string)route!["id"]!)];

    private static int Retired(JsonElement answer) =>
        answer.GetProperty("changes").EnumerateArray().Count(change => change.GetProperty("action").GetString() == "retired");

    private static async Task<JsonElement> PutAsync(HttpClient ada, string file, string query)
    {
        using StringContent body = new(file, Encoding.UTF8, "application/yaml");
        return await ada.PutAsync(new Uri(Path + query, UriKind.Relative), body, TestContext.Current.CancellationToken).JsonAsync();
    }

    private static async Task<string> ReadAsync(HttpClient ada) => (await ada.GetAsync(Path).JsonAsync()).GetRawText();

    private static async Task<JsonElement[]> ListAsync(HttpClient api) =>
        [.. (await api.GetAsync("/api/v1/bin?limit=100").JsonAsync()).GetProperty("items").EnumerateArray()];

    private static async Task RestoreAsync(HttpClient api, string id)
    {
        using StringContent body = new("{}", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await api.PutAsync(
            new Uri($"/api/v1/bin/{Uri.EscapeDataString(id)}/restoration", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );
        Assert.True(
            answer.StatusCode == HttpStatusCode.OK,
            id + ": " + await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Order means something among routes alone, which come back from the last to the first here; the other lists are sets.</summary>
    private static JsonNode Sorted(JsonNode organisation)
    {
        foreach (string list in (string[])["routes", "inhibitions"])
        {
            organisation[list] = new JsonArray([
                .. organisation[list]!.AsArray().Select(one => one!.DeepClone()).OrderBy(one => one.ToJsonString(), StringComparer.Ordinal),
            ]);
        }

        return organisation;
    }
}
