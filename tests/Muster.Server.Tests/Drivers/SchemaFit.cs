// Whether a value is what its schema says.
using System.Text.Json;

namespace Muster.Server.Tests.Drivers;

/// <summary>Knows the words that the description of the API uses. A field that the schema does not name is a breach: a reader would never look for it.</summary>
internal static class SchemaFit
{
    /// <summary>Where the value differs, in a sentence; null when it fits.</summary>
    public static string? Breach(JsonElement value, JsonElement schema, JsonElement document, string place = "$")
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Breach(value, At(document, reference.GetString()!), document, place);
        }

        if (Choices(schema) is { } choices)
        {
            return choices.Any(one => Breach(value, one, document, place) is null) ? null : $"{place} is none of what it may be: {value}.";
        }

        if (schema.TryGetProperty("allOf", out JsonElement all))
        {
            // The parts that a schema adds to a common one narrow its fields; they do not name all.
            return all.EnumerateArray().Select(one => Breach(value, one, document, place)).FirstOrDefault(breach => breach is not null)
                ?? Narrowed(value, schema, document, place);
        }

        return OfType(value, schema, place) ?? OfEnum(value, schema, place) ?? Inside(value, schema, document, place);
    }

    private static JsonElement[]? Choices(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out JsonElement one) || schema.TryGetProperty("anyOf", out one) ? [.. one.EnumerateArray()] : null;

    private static string? Narrowed(JsonElement value, JsonElement schema, JsonElement document, string place) =>
        schema.TryGetProperty("properties", out JsonElement fields)
            ? fields
                .EnumerateObject()
                .Where(field => value.TryGetProperty(field.Name, out _))
                .Select(field => Breach(value.GetProperty(field.Name), field.Value, document, $"{place}.{field.Name}"))
                .FirstOrDefault(breach => breach is not null)
            : null;

    private static string? OfType(JsonElement value, JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
        {
            return null;
        }

        string[] allowed =
            type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        string[] actual = value.ValueKind switch
        {
            JsonValueKind.Object => ["object"],
            JsonValueKind.Array => ["array"],
            JsonValueKind.String => ["string"],
            JsonValueKind.Number => value.TryGetInt64(out _) ? ["integer", "number"] : ["number"],
            JsonValueKind.True or JsonValueKind.False => ["boolean"],
            _ => ["null"],
        };
        return allowed.Intersect(actual, StringComparer.Ordinal).Any()
            ? null
            : $"{place} is {actual[0]}, and should be {string.Join(" or ", allowed)}.";
    }

    private static string? OfEnum(JsonElement value, JsonElement schema, string place) =>
        value.ValueKind == JsonValueKind.String
        && schema.TryGetProperty("enum", out JsonElement values)
        && values.EnumerateArray().All(one => one.GetString() != value.GetString())
            ? $"{place} is '{value}', which is not among {values}."
            : null;

    private static string? Inside(JsonElement value, JsonElement schema, JsonElement document, string place) =>
        value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out JsonElement items) => value
                .EnumerateArray()
                .Select((one, index) => Breach(one, items, document, $"{place}[{index}]"))
                .FirstOrDefault(breach => breach is not null),
            JsonValueKind.Object => Missing(value, schema, place)
                ?? value
                    .EnumerateObject()
                    .Select(field => OfField(field, schema, document, $"{place}.{field.Name}"))
                    .FirstOrDefault(breach => breach is not null),
            _ => null,
        };

    private static string? Missing(JsonElement value, JsonElement schema, string place) =>
        schema.TryGetProperty("required", out JsonElement required)
            ? required
                .EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{place}.{name} is missing.")
                .FirstOrDefault()
            : null;

    private static string? OfField(JsonProperty field, JsonElement schema, JsonElement document, string place) =>
        schema.TryGetProperty("properties", out JsonElement fields) && fields.TryGetProperty(field.Name, out JsonElement own)
            ? Breach(field.Value, own, document, place)
        : schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object
            ? Breach(field.Value, others, document, place)
        : $"{place} is not described.";

    private static JsonElement At(JsonElement document, string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (at, part) => at.GetProperty(part));
}
