// `muster serve --demo --year`: a record that verifies, measures that count it, and pages that weigh the same however long the year was.
using System.Net.Http.Headers;
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Serve;

public sealed class DemoYearTests
{
    private const int IncidentPageBytesMax = 30_720;
    private const int ListBytesMax = 16_384;

    private static readonly string[] Lists =
    [
        "/incidents?status=all",
        "/alerts?status=closed",
        "/reviews?status=closed",
        "/measures?period=365d",
        "/measures/incidents?period=365d",
    ];

    [Fact]
    public async Task A_year_is_told_by_the_rules_is_counted_and_makes_no_page_heavier()
    {
        const int incidents = 300;
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync("--demo", "--year", $"{incidents}");
        using Shell shell = Shell.Beside(server);
        JsonElement measured = JsonDocument
            .Parse((await shell.RunAsync("measures", "--period", "400d", "--drills", "--json")).Exits(0).Out)
            .RootElement;
        JsonElement real = measured.GetProperty("incidents");
        Assert.InRange(real.GetProperty("count").GetInt32(), incidents, incidents + 10);
        Assert.Equal(incidents / 40, measured.GetProperty("drills").GetProperty("count").GetInt32());
        Assert.All(real.GetProperty("times").EnumerateArray(), time => Assert.True(time.GetProperty("n").GetInt32() > incidents / 10));
        Assert.InRange(real.GetProperty("updates").GetProperty("onTimeRate").GetDouble(), 0.5, 0.99);
        Assert.True(real.GetProperty("groups").GetArrayLength() == 4);

        using HttpClient reader = new() { BaseAddress = server.Url };
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await shell.RunAsync("key", "create", "reader", "--scope", "api", "--as", "ana")).Exits(0).Out.Trim()
        );
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (string list in Lists)
        {
            int bytes = (await reader.GetByteArrayAsync(new Uri(list, UriKind.Relative))).Length;
            TestContext.Current.TestOutputHelper?.WriteLine($"figure: {list} weighs {bytes} bytes with a year of {incidents} incidents");
            Assert.InRange(bytes, 1_000, ListBytesMax);
        }

        Assert.InRange((await reader.GetByteArrayAsync(new Uri("/incidents/INC-1", UriKind.Relative))).Length, 1_000, IncidentPageBytesMax);
        (await shell.RunAsync("verify")).Exits(0);
    }

    [Fact]
    public async Task A_year_is_one_of_the_demo()
    {
        using Shell shell = new();
        Assert.Contains("say --demo as well", (await shell.RunAsync("serve", "--year")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains(
            "is no number of incidents",
            (await shell.RunAsync("serve", "--demo", "--year", "many")).Exits(2).Error,
            StringComparison.Ordinal
        );
    }
}
