// What `muster measures` asks the API, and what it tells the person.
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Measures;

public sealed class MeasuresCommandTests
{
    private const string Times = """
        [
          { "measure": "mttd", "n": 12, "median": 300, "lowerQuartile": 300, "upperQuartile": 300, "p90": 300, "sentence": "The difference is noise: 5 min." },
          { "measure": "mtta", "n": 0, "median": null, "lowerQuartile": null, "upperQuartile": null, "p90": null, "sentence": "Too few incidents to say: 0 now, 0 before." },
          { "measure": "mttm", "n": 12, "median": 1800, "lowerQuartile": 900, "upperQuartile": 2700, "p90": 3600, "sentence": "Less." },
          { "measure": "mttr", "n": 12, "median": 3900, "lowerQuartile": 2250, "upperQuartile": 5550, "p90": 6540, "sentence": "More." }
        ]
        """;

    private static readonly string Population =
        $$"""{ "count": 12, "countBefore": 9, "times": {{Times}}, "updates": { "onTimeRate": 0.9 }, "groups": [{ "label": "The shop", "count": 12, "times": {{Times}}, "updates": { "onTimeRate": null } }] }""";

    [Fact]
    public async Task The_table_has_medians_with_their_n_and_the_sentences_stand_below()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(
            200,
            $$"""{ "from": "2026-10-01T00:00:00Z", "to": "2027-01-01T00:00:00Z", "by": "service", "incidents": {{Population}}, "drills": {{Population}} }"""
        );
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("measures", "--period", "2026-Q4", "--by", "service", "--team", "web", "--drills")).Exits(0);

        Request asked = Assert.Single(server.Requests);
        Assert.Equal(("/api/v1/measures", "?period=2026-Q4&team=web&by=service&drills=true"), (asked.Path, asked.Query));
        Assert.Contains("12 incidents, 2026-10-01 to 2026-12-31 (UTC); 9 in the period before.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 h 5 min (n 12)", ran.Out, StringComparison.Ordinal);
        Assert.Contains("MTTD  The difference is noise: 5 min.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("12 drills, which are in no number above.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_is_handed_through()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, "kind,from\r\nincident,2026\r\n");
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("measures", "--csv")).Exits(0);

        Assert.Equal(("/api/v1/measures.csv", "?drills=false"), (server.Requests[0].Path, server.Requests[0].Query));
        Assert.StartsWith("kind,from", ran.Out, StringComparison.Ordinal);
    }
}
