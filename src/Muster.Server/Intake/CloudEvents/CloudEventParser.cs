// Reads CloudEvents 1.0 in the three modes in which HTTP carries them.
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.CloudEvents;

internal static class CloudEventParser
{
    /// <summary>As deep as a body can be: the document is not walked, and a depth that it refuses would cost the good events of the batch.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.BodyBytes };

    private static readonly string[] Known =
    [
        "id",
        "source",
        "type",
        "specversion",
        "subject",
        "time",
        "data",
        "data_base64",
        "datacontenttype",
        "dataschema",
    ];

    /// <param name="header">The attribute that a header of the request carries; empty when none does.</param>
    public static ParsedCloudEvents Parse(ReadOnlyMemory<byte> body, CloudEventMode mode, Func<string, string> header)
    {
        try
        {
            if (mode == CloudEventMode.Binary)
            {
                return new([Binary(body, header)]);
            }

            using JsonDocument document = JsonDocument.Parse(body, Options);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array when mode is CloudEventMode.Batch or CloudEventMode.Guessed => Batch(document.RootElement),
                JsonValueKind.Object when mode is CloudEventMode.Structured => new([Structured(document.RootElement)]),
                JsonValueKind.Object when mode is CloudEventMode.Guessed && document.RootElement.TryGetProperty("specversion", out _) =>
                    new([Structured(document.RootElement)]),
                _ => new(
                    [],
                    "The request carries no CloudEvent: send an object as application/cloudevents+json, a list as application/cloudevents-batch+json, "
                        + "or the attributes as headers such as ce-specversion."
                ),
            };
        }
        catch (JsonException wrong)
        {
            return new([], "The body is no valid JSON: " + wrong.Message);
        }
    }

    private static ParsedCloudEvents Batch(JsonElement list) =>
        list.GetArrayLength() > EdgeLimits.AlertsPerBatch
            ? new([], $"More than {EdgeLimits.AlertsPerBatch} events in one request; send them in smaller batches.", IsTooMany: true)
            : new([.. list.EnumerateArray().Select(Structured)]);

    private static (CloudEvent? Event, string? Why) Structured(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, "it is no object");
        }

        return Checked(
            name => root.TryGetProperty(name, out JsonElement value) ? Scalar(value) : "",
            Data(root),
            root.EnumerateObject().Select(one => KeyValuePair.Create(WireText.NameOf(one), Scalar(one.Value)))
        );
    }

    private static (CloudEvent? Event, string? Why) Binary(ReadOnlyMemory<byte> body, Func<string, string> header)
    {
        string[] extensions = ["severity", "service"];
        string Decoded(string name) => Uri.UnescapeDataString(header(name));
        return Checked(Decoded, TryJson(body.Span), extensions.Select(name => KeyValuePair.Create(name, Decoded(name))));
    }

    /// <summary>The event, or all that is wrong with it.</summary>
    private static (CloudEvent? Event, string? Why) Checked(
        Func<string, string> attribute,
        (JsonElement? Json, string Text) data,
        IEnumerable<KeyValuePair<string, string>> all
    )
    {
        List<string> wrong = [];
        string version = attribute("specversion");
        if (!version.StartsWith("1.", StringComparison.Ordinal))
        {
            wrong.Add(version.Length == 0 ? "it has no specversion" : $"its specversion is '{EdgeText.Line(version, 20)}' and not 1.0");
        }

        string[] texts = [.. ((string[])["id", "source", "type", "subject"]).Select(name => Line(name, attribute(name), wrong))];
        WireTime.TryRead(attribute("time"), out DateTimeOffset? time);
        return wrong.Count > 0
            ? (null, string.Join(", ", wrong))
            : (
                new(
                    texts[0],
                    texts[1],
                    texts[2],
                    texts[3],
                    time,
                    Map(data.Json is { } json ? Scalars(json) : []),
                    data.Json is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty("labels", out JsonElement labels)
                        ? [.. Scalars(labels)]
                        : [],
                    Map(all.Where(one => !Known.Contains(one.Key, StringComparer.Ordinal))),
                    EdgeText.Clean(data.Text, EdgeLimits.DetailsBytes)
                ),
                null
            );
    }

    /// <summary>An identity must not be cut: two events would become one.</summary>
    private static string Line(string name, string text, List<string> wrong)
    {
        string line = EdgeText.Line(text, 2 * EdgeLimits.LabelValueBytes);
        if (line.Length == 0 && name != "subject")
        {
            wrong.Add($"it has no {name}");
        }
        else if (Encoding.UTF8.GetByteCount(line) > EdgeLimits.LabelValueBytes)
        {
            wrong.Add($"its {name} is longer than {EdgeLimits.LabelValueBytes} bytes");
        }

        return line;
    }

    private static (JsonElement? Json, string Text) Data(JsonElement root)
    {
        if (root.TryGetProperty("data", out JsonElement data) && data.ValueKind != JsonValueKind.Null)
        {
            return (data, data.ValueKind == JsonValueKind.String ? WireText.Of(data) : WireText.Raw(data));
        }

        string base64 = root.TryGetProperty("data_base64", out JsonElement encoded) ? Scalar(encoded) : "";
        return base64.Length > 0 && Base64.IsValid(base64) ? TryJson(Convert.FromBase64String(base64)) : (null, "");
    }

    /// <summary>Data in any form: as JSON when it is, and as text in any case.</summary>
    private static (JsonElement? Json, string Text) TryJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = EdgeLimits.BodyBytes });
            JsonElement json = JsonElement.ParseValue(ref reader);
            return (json, Encoding.UTF8.GetString(bytes));
        }
        catch (JsonException)
        {
            return (null, Encoding.UTF8.GetString(bytes));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Scalars(JsonElement of) =>
        of.ValueKind != JsonValueKind.Object
            ? []
            : of.EnumerateObject()
                .Select(one => KeyValuePair.Create(WireText.NameOf(one), Scalar(one.Value)))
                .Where(one => one.Value.Length > 0)
                .Take(EdgeLimits.LabelsPerAlert);

    private static ImmutableSortedDictionary<string, string> Map(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        SortedDictionary<string, string> map = new(StringComparer.Ordinal);
        foreach ((string name, string value) in pairs.Where(pair => pair.Value.Length > 0).Take(EdgeLimits.LabelsPerAlert))
        {
            map[name] = value;
        }

        return map.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => WireText.Of(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => WireText.Raw(value),
            _ => "",
        };
}
