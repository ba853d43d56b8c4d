// Reads the fields of a body of Opsgenie's API and collects what is wrong with them.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>One body, or an empty one where nothing was sent. A field of the wrong kind is a mistake; <c>null</c> is as good as left out.</summary>
internal sealed class OpsgenieFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.JsonDepth };

    private readonly SortedDictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly JsonElement _root;

    private OpsgenieFields(JsonElement root) => _root = root;

    /// <summary>Each mistake under the name of its field.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>Null when the body is no JSON object; <paramref name="wrong"/> then says why.</summary>
    /// <param name="mayBeEmpty">Whether nothing at all counts as an object without fields.</param>
    public static OpsgenieFields? Parse(ReadOnlyMemory<byte> body, bool mayBeEmpty, out string wrong)
    {
        wrong = "";
        if (body.IsEmpty && mayBeEmpty)
        {
            return new(default);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            JsonElement root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object || (mayBeEmpty && root.ValueKind == JsonValueKind.Null))
            {
                return new(root);
            }

            wrong = "The body must be a JSON object. Nothing was taken.";
        }
        catch (JsonException syntax)
        {
            wrong = "The body is no valid JSON: " + syntax.Message + " Nothing was taken.";
        }

        return null;
    }

    public void Wrong(string field, string why) => _errors.TryAdd(field, why);

    /// <summary>The text as sent, at most so many characters long; null when it is left out.</summary>
    public string? Text(string field, int charactersMax)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(field, "It must be a text.");
            return null;
        }

        string text = WireText.Of(value);
        int length = text.EnumerateRunes().Count();
        if (length > charactersMax)
        {
            Wrong(field, $"It has {length} characters; at most {charactersMax} fit.");
        }

        return text;
    }

    /// <summary>A text that must say something; the empty text beside a mistake when it does not.</summary>
    public string Required(string field, int charactersMax)
    {
        string? text = Text(field, charactersMax);
        if (!_errors.ContainsKey(field) && (text is null || EdgeText.Line(text, EdgeLimits.TitleBytes).Length == 0))
        {
            Wrong(field, $"{char.ToUpperInvariant(field[0])}{field[1..]} cannot be empty.");
        }

        return text ?? "";
    }

    /// <summary>A list of texts, or one text with commas between them; at most so many.</summary>
    public ImmutableArray<string> Texts(string field, int many)
    {
        switch (Find(field))
        {
            case null:
                return [];
            case { ValueKind: JsonValueKind.String } one:
                return [.. Split(WireText.Of(one)).Take(many)];
            case { ValueKind: JsonValueKind.Array } all when all.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return
                [
                    .. all.EnumerateArray()
                        .Take(many)
                        .Select(item => EdgeText.Line(WireText.Of(item), EdgeLimits.LabelNameBytes))
                        .Where(text => text.Length > 0),
                ];
            default:
                Wrong(field, "It must be a list of texts.");
                return [];
        }
    }

    /// <summary>Names and values; a value that is no text is taken in its JSON form, as senders mean it.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Map(string field)
    {
        switch (Find(field))
        {
            case null:
                return [];
            case { ValueKind: JsonValueKind.Object } map:
                return [.. map.EnumerateObject().Take(EdgeLimits.LabelsPerAlert).Select(Pair)];
            default:
                Wrong(field, "It must be an object of texts.");
                return [];
        }
    }

    public long? Number(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number))
        {
            return number;
        }

        Wrong(field, "It must be a whole number.");
        return null;
    }

    public bool? Flag(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(field, "It must be true or false.");
        return null;
    }

    /// <summary>The first of the responders that is a team, by its name or id; null when none is.</summary>
    public string? Team(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            Wrong(field, "It must be a list of responders.");
            return null;
        }

        JsonElement[] all = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return all.Where(one => one.ValueKind == JsonValueKind.Object)
            .Where(one => Word(one, "type") is null or "team")
            .Select(one => Word(one, "name") ?? Word(one, "id"))
            .FirstOrDefault(name => name is not null);
    }

    public static IEnumerable<string> Split(string text) =>
        text.Split(',').Select(one => EdgeText.Line(one, EdgeLimits.LabelNameBytes)).Where(one => one.Length > 0);

    private static KeyValuePair<string, string> Pair(JsonProperty one) =>
        new(
            EdgeText.Line(WireText.NameOf(one), EdgeLimits.LabelNameBytes),
            EdgeText.Clean(
                one.Value.ValueKind switch
                {
                    JsonValueKind.String => WireText.Of(one.Value),
                    JsonValueKind.Null => "",
                    _ => WireText.Raw(one.Value),
                },
                EdgeLimits.LabelValueBytes
            )
        );

    private static string? Word(JsonElement of, string field) =>
        of.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? EdgeText.Line(WireText.Of(value), EdgeLimits.LabelNameBytes) is { Length: > 0 } word
                ? word
                : null
            : null;

    private JsonElement? Find(string field) =>
        _root.ValueKind == JsonValueKind.Object
        && _root.TryGetProperty(field, out JsonElement value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
