// The schema for editors knows every field that the file reader knows, and no other.
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Catalog;

public sealed partial class OrganisationSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFile.Read("docs/org.schema.json")).RootElement;

    /// <summary>A file in which each kind of mapping has one field that nobody knows: the reader answers with those that it knows.</summary>
    private const string Unknown = """
        qqqqqqqqqqqq: 1
        people: { x: { qqqqqqqqqqqq: 1, contacts: [{ qqqqqqqqqqqq: 1 }] } }
        teams: { x: { qqqqqqqqqqqq: 1, rooms: [{ qqqqqqqqqqqq: 1 }] } }
        services: { x: { qqqqqqqqqqqq: 1, canary: { qqqqqqqqqqqq: 1 } } }
        schedules: { x: { qqqqqqqqqqqq: 1, rotations: [{ qqqqqqqqqqqq: 1, restrictions: [{ qqqqqqqqqqqq: 1 }] }], overrides: [{ qqqqqqqqqqqq: 1 }] } }
        escalationPolicies: { x: { qqqqqqqqqqqq: 1, steps: [{ qqqqqqqqqqqq: 1 }] } }
        routes: [{ qqqqqqqqqqqq: 1 }]
        intakeTemplates: { x: { qqqqqqqqqqqq: 1, title: { qqqqqqqqqqqq: 1 } } }
        heartbeats: { x: { qqqqqqqqqqqq: 1 } }
        senders: { x: { qqqqqqqqqqqq: 1 } }
        inhibitions: [{ qqqqqqqqqqqq: 1 }]
        responsePolicies: { SEV-1: { qqqqqqqqqqqq: 1 } }
        """;

    [Theory]
    [InlineData("an organisation", "")]
    [InlineData("a person", "person")]
    [InlineData("a contact", "contact")]
    [InlineData("a team", "team")]
    [InlineData("a room", "room")]
    [InlineData("a service", "service")]
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

    [GeneratedRegex(
        "is no field of (?<what>[a-z ]+); there are (?<fields>.*)\\.$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Known();
}
