// A scenario file: what it says, and every mistake in it with its place.
using Muster.Core.Kernel;
using Muster.Server.Drills.Document;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Server.Tests.Drills;

public sealed class ScenarioFileReaderTests
{
    /// <summary>The least that can be played.</summary>
    private const string Least = """
        id: small
        title: Small
        brief: You are on call.
        lesson: Roll back first.
        minutes: 20
        severity: 2
        clients: { people: { entry: shop, demand: 100, people: 5000, timeout: 2500ms } }
        components:
          shop: { kind: service, capacity: 200, calls: [{ to: prices, timeout: 1s, onMiss: true }], memory: { hitRatioMax: 0.5, answers: 100 } }
          prices: { kind: thirdParty, instances: 2, capacity: 300, latency: 40ms, defers: true }
        faults:
          bad-release: { text: A release went wrong., cause: true, at: [30s, 1m30s], effects: [{ errors: shop, value: [0.1, 0.2], clients: people }] }
        actions:
          - { do: rollback, target: shop, takes: 90s, ends: [bad-release] }
          - { do: shed, target: shop, takes: 5s }
          - { do: scale, target: prices, takes: 1m, instances: [1, 8] }
          - { do: flag, target: shop, name: prices, takes: 10s, off: [{ use: shop, to: prices, value: 0 }] }
        alerts: [{ name: ShopErrors, when: shop errorRatio > 0.05 for 30s, summary: Errors. }]
        changes: [{ at: -20m, component: shop, text: "Release 7" }]
        whys: [{ why: Why did it fail?, because: No test covers the price list., root: true, words: [[test], prices] }]
        """;

    [Fact]
    public void A_short_file_is_a_whole_scenario()
    {
        Scenario read = Good(Least);

        Assert.Equal(("small", 20, Severity.Sev2), (read.Id, read.Minutes, read.Severity));
        Assert.Equal(2.5, Assert.Single(read.Topology.Clients).TimeoutSeconds);
        Assert.Equal(new Memory(0.5, 0.5, 100), read.Topology.Components[0].Memory);
        Assert.Equal(
            (ComponentKind.ThirdParty, 0.04, 600),
            (read.Topology.Components[1].Kind, read.Topology.Components[1].LatencySeconds, read.Topology.Components[1].QueueMax)
        );
        Assert.Equal(new Span(30, 90), read.Faults[0].At);
        Assert.Equal(new VaryingEffect(Knob.Errors, "shop", new(0.1, 0.2), "people"), Assert.Single(read.Faults[0].Effects));
        Assert.Equal("Roll shop back to the release before", read.Offers[0].Title);
        Assert.Equal((1, 8), (read.Offers[2].Parameters[0].Least, read.Offers[2].Parameters[0].Most));
        Assert.Equal("prices", Assert.Single(read.Offers[3].Then).Callee);
        Assert.Equal(new Condition("shop", Metric.ErrorRatio, IsAbove: true, 0.05, 30), read.Alerts[0].When);
        Assert.Equal(-1200, read.Changes[0].At.Low);
        Assert.Equal(
            [
                ["test"],
                ["prices"],
            ],
            read.Whys[0].Words.Select(group => group.ToArray())
        );
    }

    [Fact]
    public void All_mistakes_are_told_at_once_with_line_and_column()
    {
        string text = """
            id: Small Shop
            title: Small
            brief: You are on call.
            lesson: Roll back first.
            minutes: 3
            severity: 9
            clients: { people: { entry: shop, demand: lots, people: 5000, timeout: 2 } }
            components:
              shop: { kind: servise, capacity: 200, calls: [{ to: prices, timeout: 1s }] }
              prices: { kind: thirdParty, capacity: -3, calls: [{ to: shop, timeout: 1s }] }
            faults:
              bad-release: { text: A release went wrong., at: [50s, 30s], effects: [{ errors: shop, value: 1.5 }, { forget: shop, value: 1 }] }
            actions:
              - { do: explode, target: shop, takes: 90s }
              - { do: rollback, target: shop, takes: [1s, 2s, 3s], ends: [good-release] }
              - { do: declare, target: shop, takes: 1s, colour: red }
            alerts: [{ name: ShopErrors, when: shop anger > 0.05, summary: Errors. }]
            whys: [{ why: Why?, because: It was human error. }]
            """;

        (int Line, int Column, string Field)[] expected =
        [
            (1, 1, "id"),
            (5, 1, "minutes"),
            (6, 1, "severity"),
            (7, 35, "clients.people.demand"),
            (7, 63, "clients.people.timeout"),
            (9, 11, "components.shop.kind"),
            (10, 31, "components.prices.capacity"),
            (10, 55, "components.prices.calls[0].to"),
            (11, 1, "faults"),
            (12, 47, "faults.bad-release.at"),
            (12, 89, "faults.bad-release.effects[0].value"),
            (12, 105, "faults.bad-release.effects[1].forget"),
            (14, 7, "actions[0].do"),
            (15, 35, "actions[1].takes"),
            (15, 63, "actions[1].ends[0]"),
            (16, 7, "actions[2].do"),
            (16, 45, "actions[2].colour"),
            (17, 30, "alerts[0].when"),
            (18, 1, "whys"),
            (18, 8, "whys[0].words"),
            (18, 21, "whys[0].because"),
        ];
        Assert.Equal(expected, ScenarioFileReader.Read(text).Mistakes.Select(mistake => (mistake.Line, mistake.Column, mistake.Field)));
    }

    [Fact]
    public void A_cause_of_several_says_what_belongs_to_it_and_a_name_that_is_none_is_told_at_its_place()
    {
        string several = Least
            .Replace("cause: true, at", "cause: true, oneOf: cause, lesson: Look first., at", StringComparison.Ordinal)
            .Replace("\"Release 7\" }", "\"Release 7\", with: [bad-release] }", StringComparison.Ordinal)
            .Replace("root: true,", "root: true, with: [bad-release],", StringComparison.Ordinal);
        const string More = """

            logs: [{ component: shop, every: 20s, with: [bad-release], text: "500" }]
            findings: [{ about: shop, takes: 30s, mend: flag shop prices, text: It began with the release. }]
            """;
        Scenario read = Good(several + More);

        Assert.Equal(("cause", "Look first."), (read.Faults[0].OneOf, read.Faults[0].Lesson));
        Assert.Equal("flag shop prices", read.Findings[0].Mend);
        Assert.All([read.Changes[0].With, read.Logs[0].With, read.Whys[0].With], with => Assert.Equal(["bad-release"], with));

        string wrong = (several + More)
            .Replace("with: [bad-release]", "with: [good-release]", StringComparison.Ordinal)
            .Replace("flag shop prices", "flag shop price", StringComparison.Ordinal);
        (int Line, int Column, string Field)[] expected =
        [
            (19, 66, "changes[0].with[0]"),
            (20, 1, "whys"),
            (20, 93, "whys[0].with[0]"),
            (21, 46, "logs[0].with[0]"),
            (22, 39, "findings[0].mend"),
        ];
        Assert.Equal(expected, ScenarioFileReader.Read(wrong).Mistakes.Select(mistake => (mistake.Line, mistake.Column, mistake.Field)));
    }

    [Theory]
    [InlineData("", 0, "Here is no scenario")]
    [InlineData("- id: small", 0, "Here is no scenario")]
    [InlineData("id: [small", 2, "cannot be read as YAML")]
    [InlineData("id: small\nid: smaller", 2, "cannot be read as YAML")]
    [InlineData("id: &id [*id]", 1, "stands inside what it names")]
    public void What_is_no_scenario_is_said_alone(string text, int line, string words)
    {
        Mistake only = Assert.Single(ScenarioFileReader.Read(text).Mistakes);

        Assert.Contains(words, only.Message, StringComparison.Ordinal);
        Assert.Equal(line, only.Line);
    }

    [Fact]
    public void Aliases_that_stand_for_millions_of_things_are_refused()
    {
        string[] lines = [.. Enumerable.Range(0, 30).Select(n => $"a{n}: &a{n} [{(n == 0 ? "x" : $"*a{n - 1}, *a{n - 1}")}]")];

        Mistake only = Assert.Single(ScenarioFileReader.Read(string.Join('\n', lines)).Mistakes);

        Assert.Contains("aliases", only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_guide_can_be_played_and_its_mistake_is_told_as_it_says()
    {
        string guide = RepositoryFile.Read("docs/scenarios.md");
        string example = guide.Split("```yaml\n")[1].Split("```")[0];

        Good(example);
        Mistake only = Assert.Single(
            ScenarioFileReader.Read(example.Replace("errors: shop,", "errors: shopp,", StringComparison.Ordinal)).Mistakes
        );
        Assert.Contains($"bad-release.yaml:{only.Line}:{only.Column}: {only.Sentence}\n", guide, StringComparison.Ordinal);
    }

    private static Scenario Good(string text)
    {
        ScenarioReading reading = ScenarioFileReader.Read(text);
        Assert.Equal([], reading.Mistakes.Select(mistake => mistake.ToString()));
        return reading.Scenario;
    }
}
