// The schema for editors knows every field that the reader of runbooks knows, and no other, and finds nothing wrong with a runbook that is right.
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Muster.Server.Runbooks.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Runbooks;

public sealed partial class RunbookSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFile.Read("docs/runbook.schema.json")).RootElement;

    private static readonly JsonSchema Judge = JsonSchema.FromText(RepositoryFile.Read("docs/runbook.schema.json"));

    /// <summary>A file in which each kind of mapping has one field that nobody knows: the reader answers with those that it knows.</summary>
    private const string Unknown = """
        qqqqqqqqqqqq: 1
        parameters: { x: { qqqqqqqqqqqq: 1 } }
        steps:
          - { qqqqqqqqqqqq: 1, http: { qqqqqqqqqqqq: 1, headers: { A: { qqqqqqqqqqqq: 1 } } }, preview: { qqqqqqqqqqqq: 1 } }
          - { command: { qqqqqqqqqqqq: 1 } }
          - { wait: { qqqqqqqqqqqq: 1 } }
          - { check: { qqqqqqqqqqqq: 1 } }
          - { manual: { qqqqqqqqqqqq: 1 } }
          - { kubernetes: { qqqqqqqqqqqq: 1 } }
          - { flag: { qqqqqqqqqqqq: 1 } }
          - { act: { qqqqqqqqqqqq: 1 } }
          - { graph: { qqqqqqqqqqqq: 1 } }
        """;

    [Theory]
    [InlineData("a runbook", "")]
    [InlineData("a parameter", "parameter")]
    [InlineData("a secret", "secret")]
    [InlineData("a preview", "preview")]
    [InlineData("a step of the kind http", "http")]
    [InlineData("a step of the kind command", "command")]
    [InlineData("a step of the kind wait", "wait")]
    [InlineData("a step of the kind check", "check")]
    [InlineData("a step of the kind manual", "manual")]
    [InlineData("a step of the kind kubernetes", "kubernetes")]
    [InlineData("a step of the kind flag", "flag")]
    [InlineData("a step of the kind act", "act")]
    [InlineData("a step of the kind graph", "graph")]
    public void Both_know_the_same_fields(string what, string definition)
    {
        string known = RunbookFileReader
            .Read(Unknown)
            .Mistakes.Select(mistake => Known().Match(mistake.Message))
            .First(match => match.Success && match.Groups["what"].Value == what)
            .Groups["fields"]
            .Value;

        JsonElement described = definition.Length == 0 ? Schema : Schema.GetProperty("$defs").GetProperty(definition);

        Assert.Equal(
            described.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            known.Split(", ").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("lift")]
    [InlineData("rollback")]
    [InlineData("shed")]
    [InlineData("similar-off")]
    public void The_runbooks_of_the_sample_fit(string id) =>
        Assert.Empty(Breaches(RepositoryFile.Read($"samples/streamflow/runbooks/{id}.yaml")));

    [Fact]
    public void The_example_of_the_docs_fits()
    {
        string page = RepositoryFile.Read("docs/runbooks.md").ReplaceLineEndings("\n");
        Match example = Example().Match(page);

        Assert.Empty(RunbookFileReader.Read(example.Groups["text"].Value).Mistakes);
        Assert.Empty(Breaches(example.Groups["text"].Value));
    }

    /// <summary>What the reader refuses by its shape, the editor underlines.</summary>
    [Theory]
    [InlineData("risk: risky", "risk: daring")]
    [InlineData("wait: { for: 1s }", "wait: { for: 1s }, flag: { url: https://x, key: a, value: 1 }")]
    [InlineData("wait: { for: 1s }", "check: { url: https://x, query: up, compare: over, value: 1 }")]
    [InlineData("id: sweep", "id: Sweep It")]
    [InlineData("wait: { for: 1s }", "graph: { component: database, metric: heat, compare: '<', value: 1 }")]
    public void Both_refuse_what_is_wrong_by_its_shape(string right, string wrong)
    {
        const string Good = "id: sweep\ntitle: Sweep\nrisk: risky\nsteps: [{ name: Wait, wait: { for: 1s } }]\n";
        string bad = Good.Replace(right, wrong, StringComparison.Ordinal);

        Assert.Empty(Breaches(Good));
        Assert.NotEqual(Good, bad);
        Assert.NotEmpty(RunbookFileReader.Read(bad).Mistakes);
        Assert.NotEmpty(Breaches(bad));
    }

    private static string[] Breaches(string yaml)
    {
        EvaluationResults found = Judge.Evaluate(YamlJson.Of(yaml), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid
            ? []
            :
            [
                .. found
                    .Details.Where(detail => detail.HasErrors)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")),
            ];
    }

    [GeneratedRegex(
        "is no field of (?<what>[a-z ]+); there are (?<fields>.*)\\.$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Known();

    [GeneratedRegex(
        "```yaml\n(?<text>id: .*?)```",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Example();
}
