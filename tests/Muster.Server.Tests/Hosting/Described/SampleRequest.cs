// A request that an operation's description allows.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Muster.Server.Tests.Hosting.Described;

internal static partial class SampleRequest
{
    public static string PathOf(ApiOperation operation) =>
        Part()
            .Replace(
                operation.Path,
                part =>
                    part.Groups["name"].Value switch
                    {
                        "role" => "scribe",
                        "section" => "summary",
                        "id" when operation.Path.Contains("/incidents/", StringComparison.Ordinal) => "INC-1",
                        _ => "x",
                    }
            );

    /// <summary>JSON with the fields that are required, and a span where one is needed when no instant is said; null when it takes no body.</summary>
    public static StringContent? BodyOf(ApiOperation operation, JsonElement document) =>
        operation.Says.TryGetProperty("requestBody", out JsonElement body)
            ? new StringContent(
                Value(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), document)!.ToJsonString(),
                Encoding.UTF8,
                "application/json"
            )
            : null;

    private static JsonNode? Value(JsonElement schema, JsonElement document)
    {
        if (schema.TryGetProperty("$ref", out JsonElement place))
        {
            return Value(At(document, place.GetString()!), document);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return values[0].GetString();
        }

        return schema.GetProperty("type").ToString() switch
        {
            "object" => Fields(schema, document),
            "array" => new JsonArray(Value(schema.GetProperty("items"), document)),
            "integer" => 1,
            "boolean" => true,
            _ when schema.TryGetProperty("format", out JsonElement format) && format.GetString() == "date-time" => "2026-11-23T02:55:00Z",
            _ => "x",
        };
    }

    private static JsonObject Fields(JsonElement schema, JsonElement document)
    {
        JsonObject made = [];
        foreach (JsonElement name in schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray() : [])
        {
            made[name.GetString()!] = Value(schema.GetProperty("properties").GetProperty(name.GetString()!), document);
        }

        if (schema.GetProperty("properties").TryGetProperty("minutes", out _))
        {
            made["minutes"] = 5;
        }

        return made;
    }

    private static JsonElement At(JsonElement document, string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (at, part) => at.GetProperty(part));

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Part();
}
