// Reads the fields that PagerDuty's formats have in common, and cleans them.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.PagerDuty;

internal static class EventFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.JsonDepth };

    /// <summary>What <paramref name="read"/> makes of the body; or null and every mistake.</summary>
    public static TRead? ParseObject<TRead>(
        ReadOnlyMemory<byte> body,
        Func<JsonElement, ImmutableArray<string>.Builder, TRead> read,
        out ImmutableArray<string> mistakes
    )
        where TRead : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                mistakes = ["The event must be a JSON object"];
                return null;
            }

            ImmutableArray<string>.Builder wrong = ImmutableArray.CreateBuilder<string>();
            TRead made = read(document.RootElement, wrong);
            mistakes = wrong.DrainToImmutable();
            return mistakes.IsEmpty ? made : null;
        }
        catch (JsonException syntax)
        {
            mistakes = ["The event is no valid JSON: " + syntax.Message];
            return null;
        }
    }

    /// <summary>In the wild an object, a text, or anything: an object is taken field by field, the rest as one text.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Details(JsonElement of, string name = "custom_details")
    {
        if (!of.TryGetProperty(name, out JsonElement details) || details.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return details.ValueKind == JsonValueKind.Object
            ? [.. details.EnumerateObject().Take(EdgeLimits.LabelsPerAlert).Select(one => Detail(WireText.NameOf(one), one.Value))]
            : [Detail("details", details)];
    }

    private static KeyValuePair<string, string> Detail(string name, JsonElement value) =>
        new(
            EdgeText.Line(name, EdgeLimits.LabelNameBytes),
            EdgeText.Clean(value.ValueKind == JsonValueKind.String ? WireText.Of(value) : WireText.Raw(value), EdgeLimits.DetailsBytes)
        );

    /// <summary>An address and a text each; either may be null.</summary>
    public static IEnumerable<(string? Href, string? Text)> Links(JsonElement root, string name = "links")
    {
        const int linksMax = 20;
        if (!root.TryGetProperty(name, out JsonElement links) || links.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return
        [
            .. links
                .EnumerateArray()
                .Where(link => link.ValueKind == JsonValueKind.Object)
                .Take(linksMax)
                .Select(link => (Line(link, "href"), Line(link, "text"))),
        ];
    }

    public static string Required(JsonElement of, string name, string path, ImmutableArray<string>.Builder wrong, string? otherwise = null)
    {
        string text = Text(of, name) is { } own && !string.IsNullOrWhiteSpace(own) ? own : otherwise ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            bool isOther =
                of.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null);
            wrong.Add(isOther ? $"'{path}' must be a string" : $"'{path}' is missing or blank");
        }

        return text;
    }

    public static string? Line(JsonElement of, string name) =>
        Text(of, name) is { } text && EdgeText.Line(text, EdgeLimits.TitleBytes) is { Length: > 0 } line ? line : null;

    public static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? WireText.Of(value) : null;
}
