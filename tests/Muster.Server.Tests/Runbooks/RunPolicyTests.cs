// Which runs one person may start alone is the organisation's to say, but for what always needs two.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class RunPolicyTests(RunWorld world) : IClassFixture<RunWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organisation_may_ask_for_two_people_where_one_was_enough_and_never_the_other_way_round()
    {
        await world.WriteAsync(
            "id: restart\ntitle: Restart\nrisk: risky\nproduction: false\nsteps: [{ name: By hand, manual: { items: [Done] } }]\n"
        );
        await world.WriteAsync("id: look\ntitle: Look\nrisk: safe\nsteps: [{ name: By hand, manual: { items: [Done] } }]\n");
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        Assert.False(await NeedsTwoAsync(ana, "restart"));

        await world.Server.Services.PutAsync(People + "\nruns: { alone: safe }\n");
        Assert.True(await NeedsTwoAsync(ana, "restart"));
        Assert.False(await NeedsTwoAsync(ana, "look"));
        JsonElement run = await RequestAsync(ana, new { runbook = "restart" });
        Assert.True(run.GetProperty("needsTwo").GetBoolean());
        await PostAsync(ana, $"runs/{Id(run)}/start", new { hash = Hash(run) }, 409);
        await PostAsync(ben, $"runs/{Id(run)}/approve", new { hash = Hash(run) });
        await PostAsync(ana, $"runs/{Id(run)}/start", new { hash = Hash(run) });
    }

    [Theory]
    [InlineData("runs: { alone: destructive }", "Nobody destroys anything alone")]
    [InlineData("runs: { alone: sometimes }", "write safe or risky")]
    [InlineData("runs: {}", "'alone' is missing")]
    [InlineData("runs: { alone: safe, two: yes }", "is no field")]
    public void What_is_no_policy_is_told_where_it_stands(string line, string said)
    {
        OrganisationReading read = OrganisationFileReader.Read(People + "\n" + line + "\n");
        Assert.Contains(read.Mistakes, mistake => mistake.Line > 0 && mistake.Message.Contains(said, StringComparison.Ordinal));
    }

    private static async Task<bool> NeedsTwoAsync(HttpClient by, string runbook) =>
        (await by.GetFromJsonAsync<JsonElement>($"/api/v1/runbooks/{runbook}", Cancel))
            .GetProperty("runbook")
            .GetProperty("needsTwo")
            .GetBoolean();
}
