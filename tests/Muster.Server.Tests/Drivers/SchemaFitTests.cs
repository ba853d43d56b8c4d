// The check of answers against the API's description refuses what differs.
using System.Text.Json;

namespace Muster.Server.Tests.Drivers;

public sealed class SchemaFitTests
{
    private static readonly JsonElement Document = JsonDocument
        .Parse(
            """
            {
              "Lamp": {
                "type": "object",
                "required": ["id"],
                "properties": {
                  "id": { "type": "string" },
                  "watts": { "type": ["null", "integer"] },
                  "colour": { "type": "string", "enum": ["red", "green"] },
                  "labels": { "type": "object", "additionalProperties": { "type": "string" } },
                  "parts": { "type": "array", "items": { "$ref": "#/Lamp" } },
                  "twin": { "oneOf": [{ "type": "null" }, { "$ref": "#/Lamp" }] }
                }
              },
              "Red": { "allOf": [{ "$ref": "#/Lamp" }], "properties": { "colour": { "enum": ["red"] } } }
            }
            """
        )
        .RootElement;

    [Theory]
    [InlineData("""{ "id": "a" }""")]
    [InlineData("""{ "id": "a", "watts": null, "colour": "red", "labels": { "x": "y" }, "parts": [{ "id": "b" }], "twin": null }""")]
    [InlineData("""{ "id": "a", "watts": 5, "twin": { "id": "b" } }""")]
    public void What_is_described_fits(string value) => Assert.Null(Breach(value, "Lamp"));

    [Theory]
    [InlineData("[]", "$ is array")]
    [InlineData("{}", "$.id is missing")]
    [InlineData("""{ "id": 1 }""", "$.id is integer")]
    [InlineData("""{ "id": "a", "watts": 1.5 }""", "$.watts is number")]
    [InlineData("""{ "id": "a", "colour": "blue" }""", "$.colour is 'blue'")]
    [InlineData("""{ "id": "a", "labels": { "x": 1 } }""", "$.labels.x is integer")]
    [InlineData("""{ "id": "a", "parts": [{ "id": "b" }, {}] }""", "$.parts[1].id is missing")]
    [InlineData("""{ "id": "a", "twin": { } }""", "$.twin is none of what it may be")]
    [InlineData("""{ "id": "a", "weight": 1 }""", "$.weight is not described")]
    public void What_differs_is_refused(string value, string words) =>
        Assert.StartsWith(words, Breach(value, "Lamp"), StringComparison.Ordinal);

    [Fact]
    public void A_schema_that_narrows_another_is_heeded() =>
        Assert.StartsWith("$.colour is 'green'", Breach("""{ "id": "a", "colour": "green" }""", "Red"), StringComparison.Ordinal);

    private static string? Breach(string value, string schema) =>
        SchemaFit.Breach(JsonDocument.Parse(value).RootElement, Document.GetProperty(schema), Document);
}
