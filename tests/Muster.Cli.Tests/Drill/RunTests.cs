// A drill is played without a person: seconds that add up, the same bytes each time, and every mistake of the acts at once.
using System.Globalization;
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Drill;

public sealed class RunTests
{
    private const string Acts = """
        {"at": 100, "do": "declare", "args": {"severity": 1}}
        {"at": 110, "do": "assign", "target": "sam", "args": {"role": "operations_lead"}}
        {"at": 180, "do": "shed", "target": "gateway", "args": {"percent": 90}}
        {"at": 181, "do": "shed", "target": "gateway", "args": {"percent": 80}}
        """;

    [Fact]
    public async Task Each_second_is_a_line_that_adds_up_and_the_summary_says_what_it_was_worth()
    {
        using Shell shell = new();
        string file = shell.Write("acts.jsonl", Acts);
        Ran first = (await shell.RunAsync("drill", "run", "thundering-herd", "--seed", "3", "--actions", file, "--json")).Exits(0);
        Ran again = (await shell.RunAsync(Acts, ["drill", "run", "thundering-herd", "--seed", "3", "--actions", "-", "--json"])).Exits(0);
        Assert.Equal(first.Out, again.Out);

        JsonElement[] lines =
        [
            .. first.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement),
        ];
        Assert.Equal((30 * 60) + 1, lines.Length);
        foreach (JsonElement second in lines[..^1])
        {
            decimal parts = new[] { "served", "failed", "shed", "queued" }.Sum(part => second.GetProperty(part).GetDecimal());
            Assert.Equal(second.GetProperty("offered").GetDecimal(), parts);
        }

        Assert.Equal(["gateway", "api", "cache", "database"], lines[0].GetProperty("components").EnumerateObject().Select(one => one.Name));
        Assert.True(lines[170].GetProperty("shed").GetDecimal() == 0 && lines[200].GetProperty("shed").GetDecimal() > 50_000);
        JsonElement summary = lines[^1].GetProperty("summary");
        Assert.Equal(
            ["outcome", "detectedAt", "mitigatedAt", "resolvedAt", "customerMinutesLost", "par", "score", "breakdown"],
            summary.EnumerateObject().Take(8).Select(one => one.Name)
        );
        Assert.Equal(
            summary.GetProperty("score").GetDecimal().ToString("0.0", CultureInfo.InvariantCulture),
            summary
                .GetProperty("breakdown")
                .EnumerateArray()
                .Sum(line => line.GetProperty("points").GetDecimal())
                .ToString("0.0", CultureInfo.InvariantCulture)
        );
        Assert.Equal(181, Assert.Single(summary.GetProperty("refused").EnumerateArray()).GetProperty("at").GetInt32());
    }

    [Fact]
    public async Task Every_mistake_in_the_acts_is_named_with_its_line_and_nothing_is_played()
    {
        using Shell shell = new();
        string file = shell.Write(
            "bad.jsonl",
            """
            {"at": 50, "do": "explode"}
            {"at": 40, "do": "shed", "target": "nowhere", "args": {"percent": 10}}
            not json
            {"at": 1e9, "do": "shed", "target": "gateway", "args": {"percent": 1e300, "size": 1}}
            """
        );
        Ran refused = (await shell.RunAsync("drill", "run", "thundering-herd", "--actions", file, "--json")).Exits(2);
        Assert.Empty(refused.Out);
        foreach (
            string said in (string[])
                ["line 1: do:", "line 2: target:", "line 3:", "line 4: at:", "line 4: args.percent:", "line 4: args.size:"]
        )
        {
            Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        }
    }
}
