// A runbook that is out of use runs for nobody, lies in the bin, and comes back with all its versions.
using System.Net.Http.Json;
using System.Text.Json;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class RetiredRunbookTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const string Sweep = """
        id: sweep
        title: Sweep
        risk: safe
        production: false
        steps: [{ name: Sweep, wait: { for: 1s } }]
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_taken_out_by_an_admin_with_a_reason_and_comes_back_from_the_bin()
    {
        await world.WriteAsync(Sweep);
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ada = await world.AsAsync("ada");

        Assert.Equal(403, await RetireAsync(ana, "Not mine"));
        Assert.Equal(422, await RetireAsync(ada, " "));
        Assert.Equal(200, await RetireAsync(ada, "The cache sweeps itself now"));
        JsonElement refused = await PostAsync(ana, "runs", new { runbook = "sweep" }, 422);
        JsonElement item = await BinAsync(ana);
        JsonElement shown = await ana.GetFromJsonAsync<JsonElement>("/api/v1/runbooks/sweep", Cancel);
        string list = await ana.GetStringAsync("/api/v1/runbooks", Cancel);

        Assert.Contains(
            "The cache sweeps itself now",
            refused.GetProperty("errors")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("person:ada", item.GetProperty("by").GetString());
        Assert.Equal("The cache sweeps itself now", shown.GetProperty("retired").GetProperty("reason").GetString());
        Assert.DoesNotContain("\"sweep\"", list, StringComparison.Ordinal);
        string restoration = $"/api/v1/bin/{Uri.EscapeDataString(item.GetProperty("id").GetString()!)}/restoration";
        Assert.Equal(403, (int)(await ana.PutAsJsonAsync(restoration, new { }, Cancel)).StatusCode);
        Assert.Equal(200, (int)(await ada.PutAsJsonAsync(restoration, new { }, Cancel)).StatusCode);
        await RequestAsync(ana, new { runbook = "sweep" });

        // A new version of one that is out of use brings it back, too.
        Assert.Equal(200, await RetireAsync(ada, "Once more"));
        await world.WriteAsync(Sweep);
        await RequestAsync(ana, new { runbook = "sweep" });
        Assert.Equal(JsonValueKind.Undefined, (await BinAsync(ana)).ValueKind);
    }

    private static async Task<int> RetireAsync(HttpClient by, string reason)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, "/api/v1/runbooks/sweep")
        {
            Content = JsonContent.Create(new { reason }),
        };
        using HttpResponseMessage answer = await by.SendAsync(request, Cancel);
        return (int)answer.StatusCode;
    }

    private static async Task<JsonElement> BinAsync(HttpClient by) =>
        (await by.GetFromJsonAsync<JsonElement>("/api/v1/bin?q=runbook", Cancel))
            .GetProperty("items")
            .EnumerateArray()
            .FirstOrDefault(item => item.GetProperty("kind").GetString() == "runbook");
}
