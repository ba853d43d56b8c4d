// Reads one alert of an Alertmanager body: in the API's list and in the webhook's they have the same fields.
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// Collects the fields of one alert while the reader passes over them. The first thing wrong is remembered and the rest is still read, so that the alerts behind it
/// are reached.
/// </summary>
internal sealed class AlertFields(ImmutableArray<string> kept)
{
    /// <summary>As deep as a body can be: the reader counts levels and does not descend, and a depth that it refuses would cost the good alerts of the batch.</summary>
    public static readonly JsonReaderOptions Reading = new() { MaxDepth = EdgeLimits.BodyBytes };

    private readonly List<KeyValuePair<string, string>> _labels = [];
    private readonly List<KeyValuePair<string, string>> _annotations = [];

    public string? Wrong { get; private set; }

    public string? Status { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public string? GeneratorUrl { get; private set; }

    /// <summary>Reads the value at which the reader stands, to its end.</summary>
    /// <param name="kept">Further fields that become annotations under their names.</param>
    public static AlertFields Read(ref Utf8JsonReader reader, ImmutableArray<string> kept = default)
    {
        AlertFields fields = new(kept);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            fields.Wrong = $"it is {Name(reader.TokenType)}, not an object";
            fields.Pass(ref reader);
            return fields;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.ReadField(ref reader);
        }

        return fields;
    }

    /// <summary>The labels, cleaned; null with <see cref="Wrong"/> set when they cannot be an identity.</summary>
    public LabelSet? Labels()
    {
        if (Wrong is null && EndsAt < StartsAt)
        {
            Wrong = "it ends before it starts";
        }

        if (Wrong is not null)
        {
            return null;
        }

        LabelSet labels = LabelSet.From(_labels);
        Wrong = labels.Count == 0 ? "it has no label with a value" : null;
        return Wrong is null ? labels : null;
    }

    public LabelSet Annotations() => LabelSet.From(_annotations);

    private void ReadField(ref Utf8JsonReader reader)
    {
        string name = reader.ValueTextEquals("labels"u8) ? "labels" : WireText.Of(ref reader);
        reader.Read();
        switch (name)
        {
            case "labels":
                ReadPairs(ref reader, name, AddLabel);
                break;
            case "annotations":
                ReadPairs(ref reader, name, AddAnnotation);
                break;
            case "startsAt":
                StartsAt = ReadTime(ref reader, name);
                break;
            case "endsAt":
                EndsAt = ReadTime(ref reader, name);
                break;
            case "generatorURL":
                GeneratorUrl = ReadText(ref reader, name) is { Length: > 0 } url ? EdgeText.Line(url, EdgeLimits.UrlBytes) : null;
                break;
            case "status" when reader.TokenType == JsonTokenType.String:
                Status = WireText.Of(ref reader);
                break;
            case var _ when !kept.IsDefault && kept.Contains(name):
                AddAnnotation(name, ReadKept(ref reader));
                break;
            default:
                Pass(ref reader);
                break;
        }
    }

    /// <summary>A text or a number as it stands, a flat object as <c>A=1, B=2</c>; empty for anything else.</summary>
    private string ReadKept(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadScalar(ref reader);
        }

        List<string> pairs = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = WireText.Of(ref reader);
            reader.Read();
            if (ReadScalar(ref reader) is { Length: > 0 } value && pairs.Count < EdgeLimits.LabelsPerAlert)
            {
                pairs.Add(name + "=" + value);
            }
        }

        return string.Join(", ", pairs);
    }

    private string ReadScalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return WireText.Of(ref reader);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                Pass(ref reader);
                return "";
        }
    }

    private void ReadPairs(ref Utf8JsonReader reader, string field, Action<string, string> add)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            Complain($"its {field} are {Name(reader.TokenType)}, not an object");
            Pass(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = WireText.Of(ref reader);
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    add(name, WireText.Of(ref reader));
                    continue;
                }

                Complain($"in its {field} the value of '{Short(name)}' is {Name(reader.TokenType)}, not a text");
                Pass(ref reader);
            }
        }
    }

    private void AddLabel(string name, string value)
    {
        // Twice what fits is read, so that a too long one is seen as such and not cut: two alerts must not become one.
        string cleanName = EdgeText.Line(name, 2 * EdgeLimits.LabelNameBytes);
        string cleanValue = EdgeText.Clean(value, 2 * EdgeLimits.LabelValueBytes);
        if (cleanName.Length == 0)
        {
            Complain("a label has no name");
        }
        else if (IsLonger(cleanName, EdgeLimits.LabelNameBytes))
        {
            Complain($"the label name '{Short(cleanName)}' is longer than {EdgeLimits.LabelNameBytes} bytes");
        }
        else if (IsLonger(cleanValue, EdgeLimits.LabelValueBytes))
        {
            Complain($"the value of the label '{Short(cleanName)}' is longer than {EdgeLimits.LabelValueBytes} bytes");
        }
        else if (_labels.Count == EdgeLimits.LabelsPerAlert)
        {
            Complain($"it has more than {EdgeLimits.LabelsPerAlert} labels");
        }
        else
        {
            _labels.Add(new(cleanName, cleanValue));
        }
    }

    private void AddAnnotation(string name, string value)
    {
        string cleanName = EdgeText.Line(name, EdgeLimits.LabelNameBytes);
        if (cleanName.Length > 0 && _annotations.Count < EdgeLimits.LabelsPerAlert)
        {
            _annotations.Add(new(cleanName, EdgeText.Clean(value, EdgeLimits.DetailsBytes)));
        }
    }

    private static bool IsLonger(string text, int bytesMax) => text.Length > bytesMax || Encoding.UTF8.GetByteCount(text) > bytesMax;

    private DateTimeOffset? ReadTime(ref Utf8JsonReader reader, string field)
    {
        if (ReadText(ref reader, field) is not { } text)
        {
            return null;
        }

        if (!WireTime.TryRead(text, out DateTimeOffset? instant))
        {
            Complain($"its {field} '{Short(text)}' is no time such as 2026-11-23T02:55:00Z");
        }

        return instant;
    }

    private string? ReadText(ref Utf8JsonReader reader, string field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return WireText.Of(ref reader);
            case JsonTokenType.Null:
                return null;
            default:
                Complain($"its {field} is {Name(reader.TokenType)}, not a text");
                Pass(ref reader);
                return null;
        }
    }

    /// <summary>Passes over a value of any depth. One that is too deep makes this alert a bad one, and leaves the others of the batch alone.</summary>
    private void Pass(ref Utf8JsonReader reader)
    {
        int depth = reader.CurrentDepth;
        bool isTooDeep = false;
        while (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || reader.CurrentDepth > depth)
        {
            isTooDeep |= reader.CurrentDepth > EdgeLimits.JsonDepth;
            if (!reader.Read())
            {
                return;
            }
        }

        if (isTooDeep)
        {
            Complain($"it is nested deeper than {EdgeLimits.JsonDepth} levels");
        }
    }

    private void Complain(string wrong) => Wrong ??= wrong;

    private static string Short(string text) => EdgeText.Line(text, 60);

    private static string Name(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a true or false",
            JsonTokenType.Null => "null",
            _ => "a text",
        };
}
