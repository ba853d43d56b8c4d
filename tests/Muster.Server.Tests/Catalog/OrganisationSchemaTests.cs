// The schema for editors knows every field that the file reader knows, and no other, and finds nothing wrong with a file that is right.
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Muster.Cli.Demo;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Catalog;

public sealed partial class OrganisationSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFile.Read("docs/org.schema.json")).RootElement;

    private static readonly JsonSchema Judge = JsonSchema.FromText(RepositoryFile.Read("docs/org.schema.json"));

    /// <summary>A file in which each kind of mapping has one field that nobody knows: the reader answers with those that it knows.</summary>
    private const string Unknown = """
        qqqqqqqqqqqq: 1
        people: { x: { qqqqqqqqqqqq: 1, contacts: [{ qqqqqqqqqqqq: 1 }] } }
        teams: { x: { qqqqqqqqqqqq: 1, rooms: [{ qqqqqqqqqqqq: 1 }] } }
        services: { x: { qqqqqqqqqqqq: 1, mitigations: [{ qqqqqqqqqqqq: 1 }], canary: { qqqqqqqqqqqq: 1 } } }
        schedules: { x: { qqqqqqqqqqqq: 1, rotations: [{ qqqqqqqqqqqq: 1, restrictions: [{ qqqqqqqqqqqq: 1 }] }], overrides: [{ qqqqqqqqqqqq: 1 }] } }
        escalationPolicies: { x: { qqqqqqqqqqqq: 1, steps: [{ qqqqqqqqqqqq: 1 }] } }
        routes: [{ qqqqqqqqqqqq: 1 }]
        intakeTemplates: { x: { qqqqqqqqqqqq: 1, title: { qqqqqqqqqqqq: 1 } } }
        heartbeats: { x: { qqqqqqqqqqqq: 1 } }
        senders: { x: { qqqqqqqqqqqq: 1 } }
        trackers: { x: { qqqqqqqqqqqq: 1 } }
        components: { x: { qqqqqqqqqqqq: 1, reports: { qqqqqqqqqqqq: 1 } } }
        statusPage: { qqqqqqqqqqqq: 1 }
        inhibitions: [{ qqqqqqqqqqqq: 1 }]
        responsePolicies: { SEV-1: { qqqqqqqqqqqq: 1 } }
        """;

    [Theory]
    [InlineData("an organisation", "")]
    [InlineData("a person", "person")]
    [InlineData("a contact", "contact")]
    [InlineData("a team", "team")]
    [InlineData("a room", "room")]
    [InlineData("a tracker", "tracker")]
    [InlineData("a service", "service")]
    [InlineData("a mitigation", "mitigation")]
    [InlineData("a canary", "canary")]
    [InlineData("a schedule", "schedule")]
    [InlineData("a rotation", "rotation")]
    [InlineData("a restriction", "restriction")]
    [InlineData("an override", "override")]
    [InlineData("an escalation policy", "escalationPolicy")]
    [InlineData("a step", "step")]
    [InlineData("a route", "route")]
    [InlineData("an intake template", "intakeTemplate")]
    [InlineData("a value", "templateMapping")]
    [InlineData("a heartbeat", "heartbeat")]
    [InlineData("a sender", "sender")]
    [InlineData("a component", "component")]
    [InlineData("the status page", "statusPage")]
    [InlineData("a rule for reports", "reports")]
    [InlineData("an inhibition rule", "inhibition")]
    [InlineData("a response policy", "responsePolicy")]
    public void Both_know_the_same_fields(string what, string definition)
    {
        string known = OrganisationFileReader
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
    public void The_organisation_of_the_demo_fits_as_it_was_written_and_as_it_is_exported()
    {
        Assert.Empty(Breaches(StreamFlow.File));
        Assert.Empty(Breaches(OrganisationFileWriter.Write(OrganisationFileReader.Read(StreamFlow.File).Organisation)));
    }

    /// <summary>A block of the docs that has a section of an organisation at its left is taken for a file.</summary>
    [Fact]
    public void Every_example_of_the_docs_fits()
    {
        string[] sections = [.. Schema.GetProperty("properties").EnumerateObject().Select(section => section.Name)];
        (string Page, string Text)[] examples =
        [
            .. Directory
                .GetFiles(RepositoryFile.PathOf("docs"), "*.md")
                .SelectMany(page => Example().Matches(File.ReadAllText(page)).Select(match => (page, match.Groups["text"].Value)))
                .Where(example => sections.Any(section => example.Value.StartsWith(section + ":", StringComparison.Ordinal))),
        ];

        Assert.Superset(
            new HashSet<string> { "channels.md", "chat.md", "escalation.md", "heartbeats.md", "intake.md", "on-call.md", "silences.md" },
            examples.Select(example => Path.GetFileName(example.Page)).ToHashSet(StringComparer.Ordinal)
        );
        Assert.All(examples, example => Assert.Empty(Breaches(example.Text)));
    }

    /// <summary>What the reader takes, the editor takes; what it refuses by its shape, the editor underlines.</summary>
    [Theory]
    [InlineData("escalationPolicies: { x: { steps: [{ targets: [$] }] } }", "everyone", "role:scribe", "whole-team:shop", "team:shop")]
    [InlineData("escalationPolicies: { x: { steps: [{ targets: [$] }] } }", "!role:king", "!somebody", "!person:", "!group:shop")]
    [InlineData(
        "people: { x: { name: X, email: x@example.org, contacts: [{ mattermost: $ }] } }",
        "'@ana'",
        "https://chat.example.org/hooks/abc",
        "!ana"
    )]
    [InlineData(
        "teams: { x: { members: [a], rooms: [{ mattermost: $ }] } }",
        "4xp9fdt77pncbef59f4k1qe83o",
        "https://chat.example.org/hooks/a"
    )]
    [InlineData("teams: { x: { members: [a], rooms: [{ mattermost: $ }] } }", "!general", "!4xp9fdt77pncbef59f4k1qe83")]
    public void Both_take_the_same_texts(string file, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Assert.All(
            texts,
            text => Assert.Equal(text[0] == '!', Breaches(file.Replace("$", text.TrimStart('!'), StringComparison.Ordinal)).Length > 0)
        );
    }

    private static string[] Breaches(string yaml)
    {
        EvaluationResults found = Judge.Evaluate(
            YamlJson.Of(yaml),
            new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }
        );
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
        "^```yaml\n(?<text>.*?)^```",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Example();

    [GeneratedRegex(
        "is no field of (?<what>[a-z ]+); there are (?<fields>.*)\\.$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Known();
}
