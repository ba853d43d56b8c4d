// Reads a silence as amtool posts it.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

/// <param name="Id">The silence to change; null for a new one.</param>
internal sealed record PostedSilence(string? Id, SilenceDraft Draft);

internal static class SilenceParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.JsonDepth };

    /// <summary>Null with what is wrong when it cannot be read; whether what it says is allowed is for the rules.</summary>
    public static PostedSilence? Parse(ReadOnlyMemory<byte> body, out string wrong)
    {
        wrong = "";
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            return Read(document.RootElement);
        }
        catch (JsonException syntax)
        {
            wrong = "The body is no valid JSON: " + syntax.Message;
        }
        catch (FormatException other)
        {
            wrong = other.Message;
        }

        return null;
    }

    private static PostedSilence Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body must be a JSON object with matchers, startsAt, endsAt, createdBy and comment.");
        }

        SilenceDraft draft = new(
            Matchers(root),
            Time(root, "startsAt"),
            Time(root, "endsAt") ?? default,
            EdgeText.Line(Text(root, "createdBy") ?? "", EdgeLimits.NameBytes),
            EdgeText.Clean(Text(root, "comment") ?? "", EdgeLimits.TitleBytes)
        );
        return new(Text(root, "id") is { Length: > 0 } id ? id : null, draft);
    }

    private static ImmutableArray<Matcher> Matchers(JsonElement root)
    {
        if (!root.TryGetProperty("matchers", out JsonElement matchers) || matchers.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("matchers must be a list.");
        }

        return
        [
            .. matchers
                .EnumerateArray()
                .Take(EdgeLimits.Matchers + 1)
                .Select(matcher => new Matcher(
                    EdgeText.Line(Text(matcher, "name") ?? "", EdgeLimits.LabelNameBytes),
                    EdgeText.Clean(Text(matcher, "value") ?? "", EdgeLimits.LabelValueBytes),
                    Flag(matcher, "isRegex") ?? false,
                    Flag(matcher, "isEqual") ?? true
                )),
        ];
    }

    private static DateTimeOffset? Time(JsonElement root, string name)
    {
        string text = Text(root, name) ?? "";
        return WireTime.TryRead(text, out DateTimeOffset? instant)
            ? instant
            : throw new FormatException($"{name} '{EdgeText.Line(text, 60)}' is no time such as 2026-11-23T02:55:00Z.");
    }

    private static string? Text(JsonElement of, string name) =>
        !Has(of, name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? WireText.Of(value)
        : throw new FormatException($"{name} must be a text.");

    private static bool? Flag(JsonElement of, string name) =>
        !Has(of, name, out JsonElement value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new FormatException($"{name} must be true or false.");

    private static bool Has(JsonElement of, string name, out JsonElement value)
    {
        value = default;
        return of.ValueKind == JsonValueKind.Object
            ? of.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null
            : throw new FormatException("A matcher must be an object with name, value, isRegex and isEqual.");
    }
}
