// Reads any JSON by a template.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Json;

/// <summary>
/// The identity is the deduplication key within the intake key and the template; where there is none, the title, the service and the labels without the severity,
/// so that a message of another severity is the same alert.
/// </summary>
internal static class TemplateParser
{
    public const string Door = "json";

    /// <summary>As deep as a body can be: it is not walked, and a depth that it refuses would cost the good alerts beside it.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.BodyBytes };

    /// <param name="key">The name of the intake key.</param>
    /// <param name="template">One without mistakes.</param>
    public static Reading Parse(string key, IntakeTemplate template, ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            JsonElement whole = document.RootElement;
            if (template.Each is null)
            {
                return whole.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                    ? Read(key, template, whole, [whole])
                    : Reading.Unreadable("The body must be a JSON object or a list.");
            }

            JsonElement? list = Find(TemplatePath.Parse(template.Each), whole, whole);
            return list is not { ValueKind: JsonValueKind.Array } found
                    ? Reading.Unreadable(
                        $"The template {template.Id} reads each item of {template.Each}, and there is no list in the body."
                    )
                : found.GetArrayLength() > EdgeLimits.AlertsPerBatch
                    ? Reading.Unreadable($"More than {EdgeLimits.AlertsPerBatch} alerts in one request; send them in smaller batches.") with
                    {
                        IsTooMany = true,
                    }
                : Read(key, template, whole, found.EnumerateArray());
        }
        catch (JsonException wrong)
        {
            return Reading.Unreadable("The body is no valid JSON: " + wrong.Message);
        }
    }

    private static Reading Read(string key, IntakeTemplate template, JsonElement whole, IEnumerable<JsonElement> items)
    {
        ImmutableArray<Signal>.Builder signals = ImmutableArray.CreateBuilder<Signal>();
        ImmutableArray<BadSignal>.Builder bad = ImmutableArray.CreateBuilder<BadSignal>();
        foreach ((int index, JsonElement item) in items.Index())
        {
            List<string> wrong = [];
            if (ToSignal(key, template, path => Text(Find(path, whole, item)), wrong) is { } signal)
            {
                signals.Add(signal);
            }
            else
            {
                bad.Add(new(index, string.Join(", ", wrong)));
            }
        }

        return new(signals.DrainToImmutable(), bad.DrainToImmutable());
    }

    private static Signal? ToSignal(string key, IntakeTemplate template, Func<TemplatePath, string> at, List<string> wrong)
    {
        string Value(TemplateValue? value) => value?.Read(at) ?? "";
        List<KeyValuePair<string, string>> labels = [];
        (string Name, TemplateValue? Value)[] own =
        [
            .. template.Labels.Select(pair => (pair.Key, (TemplateValue?)pair.Value)),
            ("alertname", template.Title),
            ("service", template.Service),
        ];
        foreach ((string name, TemplateValue? value) in own)
        {
            AddLabel(labels, name, Value(value), wrong);
        }

        if (labels.All(label => label.Key != "alertname"))
        {
            wrong.Add("it has no title");
        }

        string dedupKey = Line(Value(template.DedupKey), 2 * EdgeLimits.LabelValueBytes);
        if (Encoding.UTF8.GetByteCount(dedupKey) > EdgeLimits.LabelValueBytes)
        {
            wrong.Add($"its deduplication key is longer than {EdgeLimits.LabelValueBytes} bytes");
        }

        if (wrong.Count > 0)
        {
            return null;
        }

        string identity = dedupKey.Length > 0 ? $"key\n{dedupKey}" : $"labels\n{LabelSet.From(labels)}";
        AddLabel(labels, "severity", Line(Value(template.Severity), EdgeLimits.LabelNameBytes), wrong);
        bool isOver = string.Equals(Value(template.Status), "resolved", StringComparison.OrdinalIgnoreCase);
        DateTimeOffset? time = Instant(Value(template.StartsAt));
        return new(
            Fingerprints.OfDedupKey(key, $"json\n{template.Id}\n{identity}"),
            Door,
            key,
            LabelSet.From(labels),
            LabelSet.From(
                template.Annotations.Select(pair =>
                    KeyValuePair.Create(pair.Key, EdgeText.Clean(Value(pair.Value), EdgeLimits.DetailsBytes))
                )
            ),
            isOver,
            isOver ? null : time,
            EndsAt: null,
            Line(Value(template.Link), EdgeLimits.UrlBytes) is { Length: > 0 } link ? link : null
        );
    }

    /// <summary>A label that is too long is refused and not cut: two alerts must not become one.</summary>
    private static void AddLabel(List<KeyValuePair<string, string>> labels, string name, string value, List<string> wrong)
    {
        string clean = EdgeText.Clean(value, 2 * EdgeLimits.LabelValueBytes);
        if (Encoding.UTF8.GetByteCount(clean) > EdgeLimits.LabelValueBytes)
        {
            wrong.Add($"its {name} is longer than {EdgeLimits.LabelValueBytes} bytes");
        }
        else if (clean.Length > 0)
        {
            labels.Add(new(name, clean));
        }
    }

    /// <summary>RFC 3339, or Unix seconds or milliseconds; null for anything else, because a time must not cost a page.</summary>
    private static DateTimeOffset? Instant(string text)
    {
        // From this number on it can only be milliseconds: as seconds it is the year 5138.
        const long secondsMax = 100_000_000_000;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return number < secondsMax ? DateTimeOffset.FromUnixTimeSeconds(number)
                : number < secondsMax * 1000 ? DateTimeOffset.FromUnixTimeMilliseconds(number)
                : null;
        }

        return WireTime.TryRead(text, out DateTimeOffset? at) ? at : null;
    }

    private static JsonElement? Find(TemplatePath path, JsonElement whole, JsonElement item)
    {
        JsonElement at = path.OfWhole ? whole : item;
        foreach (TemplateStep step in path.Steps)
        {
            if (step.Name is { } name && at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement field))
            {
                at = field;
            }
            else if (step.Index is { } index && at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>A scalar as it stands; a list or an object as JSON, for those who want to read it in an annotation.</summary>
    private static string Text(JsonElement? value) =>
        value switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
            { ValueKind: JsonValueKind.String } text => WireText.Of(text),
            { } other => WireText.Raw(other),
        };

    private static string Line(string text, int bytesMax) => EdgeText.Line(text, bytesMax);
}
