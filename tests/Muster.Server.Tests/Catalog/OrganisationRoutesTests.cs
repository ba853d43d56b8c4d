// The organisation over the API: who may, what is answered, and that what is read can be put.
using System.Net;
using System.Text;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Catalog;

public sealed class OrganisationRoutesTests
{
    private const string Path = "/api/v1/organisation";

    private static readonly string StreamFlow = RepositoryFile.Read("samples/streamflow/org.yaml");

    [Fact]
    public async Task A_file_is_put_and_both_forms_that_are_read_put_nothing_new()
    {
        await using CatalogHost host = await CatalogHost.StartAsync();
        HttpClient client = host.Client();

        JsonElement first = await Json(await Put(client, StreamFlow));
        HttpResponseMessage yaml = await Get(client, "application/yaml");
        HttpResponseMessage json = await Get(client, "application/json");

        Assert.True(first.GetProperty("isApplied").GetBoolean());
        Assert.Contains(first.GetProperty("changes").EnumerateArray(), change => change.GetProperty("id").GetString() == "playback-api");
        Assert.Equal(0, (await Json(json)).GetProperty("services").GetProperty("playback-api").GetProperty("tier").GetInt32());
        foreach (HttpResponseMessage read in new[] { yaml, json })
        {
            string file = await read.Content.ReadAsStringAsync();
            Assert.Empty((await Json(await Put(client, file, "?prune=true"))).GetProperty("changes").EnumerateArray());
        }
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await using CatalogHost host = await CatalogHost.StartAsync();

        JsonElement answer = await Json(await Put(host.Client(), StreamFlow, "?dryRun=true"));

        Assert.False(answer.GetProperty("isApplied").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("changes").EnumerateArray());
        Assert.Equal("\"0\"", (await Get(host.Client(), "application/json")).Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?dryRun=true")]
    public async Task A_wrong_file_is_refused_with_every_mistake_at_its_line(string query)
    {
        await using CatalogHost host = await CatalogHost.StartAsync();

        HttpResponseMessage refused = await Put(host.Client(), "teams:\n  core: { members: [ana], mmbers: [] }\nroutes: x\n", query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        JsonElement problem = await Json(refused);
        Assert.Equal("organisation.invalid", problem.GetProperty("code").GetString());
        Assert.Equal(
            ["teams.core.members[0]", "teams.core.mmbers", "routes"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
        );
        Assert.All(
            problem.GetProperty("errors").EnumerateArray(),
            error => Assert.Matches("^line [23]: ", error.GetProperty("message").GetString())
        );
    }

    [Fact]
    public async Task A_write_for_an_older_version_is_refused_and_the_same_operation_is_done_once()
    {
        await using CatalogHost host = await CatalogHost.StartAsync();
        HttpClient client = host.Client();
        await Put(client, "name: One");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(client, "name: Two", ifMatch: "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(client, "name: Two", ifMatch: "\"1\"", operation: "op-1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(client, "name: Two", operation: "op-1")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(client, "name: Three", operation: "op-1")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Put(client, "name: Two", query: "?prune=true", operation: "op-1")).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(client, "name: Two", ifMatch: "two")).StatusCode);
        Assert.StartsWith(
            "name: Two\n",
            await (await Get(client, "application/yaml")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Viewers_read_and_only_admins_write()
    {
        await using CatalogHost host = await CatalogHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await Get(host.Client(AccountRole.Viewer), "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(host.Client(AccountRole.Responder), "name: One")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(host.Client("nobody"), "application/json")).StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_or_no_text_is_refused()
    {
        await using CatalogHost host = await CatalogHost.StartAsync();
        HttpClient client = host.Client();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Put(client, new string('#', 1_100_000))).StatusCode);
        using ByteArrayContent broken = new([0x6e, 0xff, 0xfe]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsync(Path, broken)).StatusCode);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string accept)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Path);
        request.Headers.Accept.ParseAdd(accept);
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> Put(
        HttpClient client,
        string file,
        string query = "",
        string? ifMatch = null,
        string? operation = null
    )
    {
        HttpRequestMessage request = new(HttpMethod.Put, Path + query)
        {
            Content = new StringContent(file, Encoding.UTF8, "application/yaml"),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (operation is not null)
        {
            request.Headers.Add("Idempotency-Key", operation);
        }

        return client.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
