// Finds every mistake in a JSON object against the record that it should become.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

/// <summary>A parameter of the record's constructor without a default is required; a field that the record does not have is a mistake.</summary>
internal static class BodyReader<T>
    where T : class
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = EdgeLimits.JsonDepth };
    private static readonly JsonPropertyInfo[] Fields = [.. ApiJson.Reading.GetTypeInfo(typeof(T)).Properties];

    public static bool MayBeEmpty => !Fields.Any(IsRequired);

    public static (T? Value, ProblemHttpResult? Refusal) Read(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes, Strict);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, BodyBytes.Malformed("The body must be a JSON object."));
            }

            FieldError[] errors = [.. Unknown(root), .. Fields.Select(field => Mistake(root, field)).OfType<FieldError>()];
            return errors.Length > 0 ? (null, Refuse(errors)) : (root.Deserialize<T>(ApiJson.Reading), null);
        }
        catch (JsonException wrong)
        {
            return (null, BodyBytes.Malformed($"{wrong.Message}"));
        }
    }

    private static IEnumerable<FieldError> Unknown(JsonElement root) =>
        root.EnumerateObject()
            .Where(sent => Fields.All(field => field.Name != sent.Name))
            .Select(sent => new FieldError(
                EdgeText.Line(sent.Name, EdgeLimits.LabelNameBytes),
                $"There is no such field. Known are: {string.Join(", ", Fields.Select(field => field.Name))}."
            ));

    private static FieldError? Mistake(JsonElement root, JsonPropertyInfo field)
    {
        if (!root.TryGetProperty(field.Name, out JsonElement sent))
        {
            return IsRequired(field) ? new(field.Name, $"It is missing: expected {Expected.Of(field.PropertyType)}.") : null;
        }

        if (sent.ValueKind == JsonValueKind.Null)
        {
            return IsRequired(field) ? new(field.Name, $"It cannot be null: expected {Expected.Of(field.PropertyType)}.") : null;
        }

        try
        {
            sent.Deserialize(field.PropertyType, ApiJson.Reading);
            return null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return new(field.Name, $"Expected {Expected.Of(field.PropertyType)}.");
        }
    }

    private static bool IsRequired(JsonPropertyInfo field) => field.AssociatedParameter is { HasDefaultValue: false };

    private static ProblemHttpResult Refuse(FieldError[] errors) =>
        RejectionResults.Problem(
            StatusCodes.Status400BadRequest,
            "The body is not what this takes",
            "Nothing was changed: some fields are unknown, missing or of another type.",
            "request.invalid",
            errors
        );
}
