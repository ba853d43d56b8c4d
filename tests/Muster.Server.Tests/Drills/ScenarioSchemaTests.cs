// The schema for editors knows every field that the scenario reader knows, and no other, and finds nothing wrong with what comes with Muster.
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Server.Drills;
using Muster.Server.Drills.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Drills;

public sealed partial class ScenarioSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFile.Read("docs/scenario.schema.json")).RootElement;

    /// <summary>A file in which each kind of mapping has one field that nobody knows: the reader answers with those that it knows.</summary>
    private const string Unknown = """
        qqqqqqqqqqqq: 1
        clients: { x: { qqqqqqqqqqqq: 1 } }
        components: { x: { qqqqqqqqqqqq: 1, memory: { qqqqqqqqqqqq: 1 }, calls: [{ qqqqqqqqqqqq: 1 }] } }
        faults: { x: { qqqqqqqqqqqq: 1, effects: [{ qqqqqqqqqqqq: 1 }] } }
        actions: [{ qqqqqqqqqqqq: 1 }]
        alerts: [{ qqqqqqqqqqqq: 1 }]
        logs: [{ qqqqqqqqqqqq: 1 }]
        changes: [{ qqqqqqqqqqqq: 1 }]
        findings: [{ qqqqqqqqqqqq: 1 }]
        colleagues: { x: { qqqqqqqqqqqq: 1 } }
        messages: [{ qqqqqqqqqqqq: 1 }]
        whys: [{ qqqqqqqqqqqq: 1 }]
        """;

    [Theory]
    [InlineData("a scenario", "")]
    [InlineData("a kind of clients", "clients")]
    [InlineData("a component", "component")]
    [InlineData("a memory", "memory")]
    [InlineData("a call", "call")]
    [InlineData("a fault", "fault")]
    [InlineData("an effect", "effect")]
    [InlineData("an action", "action")]
    [InlineData("an alert", "alert")]
    [InlineData("a log line", "log")]
    [InlineData("a change", "change")]
    [InlineData("a finding", "finding")]
    [InlineData("a colleague", "colleague")]
    [InlineData("a message", "message")]
    [InlineData("a why", "why")]
    public void Both_know_the_same_fields(string what, string definition)
    {
        string known = ScenarioFileReader
            .Read(Unknown)
            .Mistakes.Select(mistake => Known().Match(mistake.Message))
            .Single(match => match.Success && match.Groups["what"].Value == what)
            .Groups["fields"]
            .Value;

        JsonElement described = definition.Length == 0 ? Schema : Schema.GetProperty("$defs").GetProperty(definition);

        Assert.Equal(
            described.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            known.Split(", ").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_comes_with_muster_fits()
    {
        Assert.All(
            ScenarioLibrary.Files(),
            file =>
            {
                JsonElement written = JsonSerializer.SerializeToElement(YamlJson.Of(file.Text));
                Assert.Null(SchemaFit.Breach(written, Schema, Schema));
            }
        );
    }

    [GeneratedRegex(
        "is no field of (?<what>[a-z ]+); there are (?<fields>.*)\\.$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Known();
}
