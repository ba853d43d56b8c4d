// What the description of every operation owes its reader.
using System.Text.Json;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>Each rule answers its breaches, as sentences that say what to do.</summary>
internal static class ApiRules
{
    /// <summary>Answers that are empty: of other systems' formats, whose senders expect nothing, and to runners, for whom there is no job, or nothing more to do.</summary>
    private static readonly string[] Empty = ["PostAlertmanagerAlerts", "ExpireSilence", "NotifyAsAlertmanager", "ClaimJob", "EndJob"];

    /// <summary>Each of these words says something of a value.</summary>
    private static readonly string[] Telling = ["$ref", "allOf", "anyOf", "oneOf", "enum", "properties", "additionalProperties"];

    public static IEnumerable<string> Names(JsonElement document)
    {
        ApiOperation[] all = [.. ApiOperation.AllOf(document)];
        return
        [
            .. all.Where(one => string.IsNullOrEmpty(one.Name)).Select(one => $"{one} has no operationId; give it WithName."),
            .. all.GroupBy(one => one.Name, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => $"{string.Join(" and ", same)} are both named {same.Key}."),
            .. all.Where(one => !Has(one.Says, "summary")).Select(one => $"{one} has no summary; give it WithSummary."),
            .. all.Where(one => !Has(one.Says, "tags")).Select(one => $"{one} has no tag; give it WithTags."),
            .. all.SelectMany(one =>
                Tags(one.Says).Except(Tags(document)).Select(tag => $"{one} has the tag '{tag}', which ApiReference does not describe.")
            ),
        ];
    }

    public static IEnumerable<string> Bodies(JsonElement document) =>
        ApiOperation
            .AllOf(document)
            .Where(one => one.Method == "POST" || one.Says.TryGetProperty("requestBody", out _))
            .Where(one => !one.Says.TryGetProperty("requestBody", out JsonElement body) || !IsDescribed(body))
            .Select(one => $"{one} takes a body that is not described; take a Body<T>, or say it with a BodyDescription.");

    public static IEnumerable<string> Answers(JsonElement document)
    {
        foreach (ApiOperation one in ApiOperation.AllOf(document))
        {
            (int Status, JsonElement Says)[] done = [.. one.Answers.Where(answer => answer.Status is >= 200 and < 300)];
            if (done.Length == 0)
            {
                yield return $"{one} says nothing of how it succeeds; return a typed result, or say it with Produces.";
            }

            if (!Empty.Contains(one.Name) && done.Any(answer => !IsDescribed(answer.Says)))
            {
                yield return $"{one} says nothing of what it answers; return a typed result, or say it with Produces.";
            }
        }
    }

    public static IEnumerable<string> Refusals(JsonElement document)
    {
        foreach (ApiOperation one in ApiOperation.AllOf(document))
        {
            foreach ((int status, _) in one.Answers.Where(answer => answer.Status >= 400 && one.IsOwn))
            {
                if (one.Codes(status).Count == 0)
                {
                    yield return $"{one} refuses with {status} and says no code; say it with Refuses.";
                }
            }

            foreach ((int status, string why) in Owed(one).Where(owed => one.Answers.All(answer => answer.Status != owed.Status)))
            {
                yield return $"{one} {why}, and does not say that it can answer {status}.";
            }
        }
    }

    public static IEnumerable<string> Headers(JsonElement document) =>
        ApiOperation
            .AllOf(document)
            .Where(one => one.IsOwn && one.IsWrite)
            .Where(one => one.Takes("If-Match") && !one.Takes("Idempotency-Key"))
            .Select(one => $"{one} takes If-Match and no Idempotency-Key; a write takes both, or the key alone.");

    public static IEnumerable<string> Security(JsonElement document)
    {
        HashSet<string> known =
        [
            .. document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name),
        ];
        foreach (ApiOperation one in ApiOperation.AllOf(document))
        {
            if (!one.Says.TryGetProperty("security", out JsonElement ways))
            {
                yield return $"{one} does not say who may ask; name a policy with RequireAuthorization, or AllowAnonymous.";
                continue;
            }

            foreach (
                JsonProperty way in ways.EnumerateArray().SelectMany(way => way.EnumerateObject()).Where(way => !known.Contains(way.Name))
            )
            {
                yield return $"{one} names the way in '{way.Name}', which is not described.";
            }
        }
    }

    /// <summary>A schema that says nothing lets through everything, and tells a reader nothing.</summary>
    public static IEnumerable<string> Schemas(JsonElement document) => In(document, "#");

    private static IEnumerable<(int Status, string Why)> Owed(ApiOperation one)
    {
        if (one.Says.TryGetProperty("security", out JsonElement ways) && ways.GetArrayLength() > 0)
        {
            yield return (401, "asks who comes");
            yield return (403, "asks who comes");
            yield return (503, "reads the store");
        }

        if (one.IsOwn && one.Parameters.Any(parameter => parameter.GetProperty("in").GetString() == "path"))
        {
            yield return (404, "names a thing in its path");
        }

        if (one.Takes("If-Match"))
        {
            yield return (412, "takes If-Match");
        }

        if (one.IsOwn && one.Says.TryGetProperty("requestBody", out _))
        {
            yield return (400, "takes a body");
            yield return (413, "takes a body");
            yield return (422, "takes a body");
        }
    }

    /// <summary>Every schema stands under "schema", among the components, or in another schema.</summary>
    private static IEnumerable<string> In(JsonElement at, string place) =>
        at.ValueKind switch
        {
            JsonValueKind.Array => at.EnumerateArray().SelectMany((one, index) => In(one, $"{place}/{index}")),
            JsonValueKind.Object => at.EnumerateObject()
                .SelectMany(part =>
                    part.Name switch
                    {
                        "schema" => OfSchema(part.Value, $"{place}/schema"),
                        "schemas" => OfSchemas(part.Value, $"{place}/schemas"),
                        _ => In(part.Value, $"{place}/{part.Name}"),
                    }
                ),
            _ => [],
        };

    private static IEnumerable<string> OfSchema(JsonElement schema, string place)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        string[] here = IsHollow(schema) ? [$"{place} is a schema that says nothing; describe its type in ApiSchemas."] : [];
        return here.Concat(
            schema
                .EnumerateObject()
                .SelectMany(part =>
                    part.Name switch
                    {
                        "properties" => OfSchemas(part.Value, $"{place}/properties"),
                        "items" or "additionalProperties" => OfSchema(part.Value, $"{place}/{part.Name}"),
                        "allOf" or "anyOf" or "oneOf" => part
                            .Value.EnumerateArray()
                            .SelectMany((one, index) => OfSchema(one, $"{place}/{part.Name}/{index}")),
                        _ => [],
                    }
                )
        );
    }

    private static IEnumerable<string> OfSchemas(JsonElement named, string place) =>
        named.EnumerateObject().SelectMany(one => OfSchema(one.Value, $"{place}/{one.Name}"));

    /// <summary>Nothing said, or an object without fields.</summary>
    private static bool IsHollow(JsonElement schema) =>
        Telling.All(word => !Has(schema, word))
        && (!Has(schema, "type") || schema.GetProperty("type").ToString().Contains("object", StringComparison.Ordinal));

    private static bool IsDescribed(JsonElement carrier) =>
        carrier.TryGetProperty("content", out JsonElement content)
        && content.EnumerateObject().Any()
        && content.EnumerateObject().All(type => Has(type.Value, "schema"));

    /// <summary>An operation names its tags; the document describes them.</summary>
    private static IEnumerable<string> Tags(JsonElement of) =>
        of.TryGetProperty("tags", out JsonElement tags)
            ? tags.EnumerateArray().Select(tag => (tag.ValueKind == JsonValueKind.String ? tag : tag.GetProperty("name")).GetString()!)
            : [];

    private static bool Has(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement found)
        && found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!.Length > 0,
            JsonValueKind.Array => found.GetArrayLength() > 0,
            JsonValueKind.Object => found.EnumerateObject().Any(),
            _ => true,
        };
}
