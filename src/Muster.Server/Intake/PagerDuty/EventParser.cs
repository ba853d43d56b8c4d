// Reads an event of PagerDuty's Events API v2 and says all that is wrong with it, in PagerDuty's words.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.PagerDuty;

internal static class EventParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.JsonDepth };

    /// <summary>PagerDuty's own limit.</summary>
    private const int DedupKeyMax = 255;

    private static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>The event; or null and every mistake, in the order of PagerDuty's documentation.</summary>
    /// <param name="routingKeyOfHeader">What <c>X-Routing-Key</c> says, for senders that put the key there; null when it is not sent.</param>
    public static PagerDutyEvent? Parse(ReadOnlyMemory<byte> body, string? routingKeyOfHeader, out ImmutableArray<string> mistakes)
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
            PagerDutyEvent read = Read(document.RootElement, routingKeyOfHeader, wrong);
            mistakes = wrong.DrainToImmutable();
            return mistakes.IsEmpty ? read : null;
        }
        catch (JsonException syntax)
        {
            mistakes = ["The event is no valid JSON: " + syntax.Message];
            return null;
        }
    }

    private static PagerDutyEvent Read(JsonElement root, string? routingKeyOfHeader, ImmutableArray<string>.Builder wrong)
    {
        string routingKey = Required(root, "routing_key", "routing_key", wrong, otherwise: routingKeyOfHeader);
        string action = Required(root, "event_action", "event_action", wrong);
        if (action.Length > 0 && action is not ("trigger" or "acknowledge" or "resolve"))
        {
            wrong.Add("'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')");
        }

        string? dedupKey = DedupKey(root, action, wrong);
        PagerDutyPayload? payload = action is "acknowledge" or "resolve" ? null : Payload(root, wrong);
        return new(routingKey, action, dedupKey, payload, Line(root, "client"), Line(root, "client_url"), Links(root));
    }

    private static string? DedupKey(JsonElement root, string action, ImmutableArray<string>.Builder wrong)
    {
        string? key = Text(root, "dedup_key");
        if (key?.Length > DedupKeyMax)
        {
            wrong.Add($"'dedup_key' is too long (at most {DedupKeyMax} characters)");
        }
        else if (string.IsNullOrEmpty(key) && action is "acknowledge" or "resolve")
        {
            wrong.Add("'dedup_key' is missing or blank");
        }

        return string.IsNullOrEmpty(key) ? null : key;
    }

    private static PagerDutyPayload? Payload(JsonElement root, ImmutableArray<string>.Builder wrong)
    {
        if (!root.TryGetProperty("payload", out JsonElement payload) || payload.ValueKind != JsonValueKind.Object)
        {
            wrong.Add("'payload' is missing or blank");
            return null;
        }

        string summary = Required(payload, "summary", "payload.summary", wrong);
        string source = Required(payload, "source", "payload.source", wrong);
        string severity = Required(payload, "severity", "payload.severity", wrong).ToLowerInvariant();
        if (severity.Length > 0 && !Severities.Contains(severity, StringComparer.Ordinal))
        {
            wrong.Add("'payload.severity' is invalid (must be one of the following: 'critical', 'error', 'warning' or 'info')");
        }

        // A time that cannot be read must not cost a page: the event then began when it came.
        WireTime.TryRead(Text(payload, "timestamp") ?? "", out DateTimeOffset? timestamp);
        return new(
            EdgeText.Line(summary, EdgeLimits.TitleBytes),
            EdgeText.Line(source, EdgeLimits.TitleBytes),
            severity,
            timestamp,
            Line(payload, "component"),
            Line(payload, "group"),
            Line(payload, "class"),
            Details(payload)
        );
    }

    /// <summary>In the wild an object, a text, or anything: an object is taken field by field, the rest as one text.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Details(JsonElement payload)
    {
        if (!payload.TryGetProperty("custom_details", out JsonElement details) || details.ValueKind == JsonValueKind.Null)
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

    private static ImmutableArray<string> Links(JsonElement root)
    {
        const int linksMax = 20;
        if (!root.TryGetProperty("links", out JsonElement links) || links.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return
        [
            .. links
                .EnumerateArray()
                .Where(link => link.ValueKind == JsonValueKind.Object)
                .Take(linksMax)
                .Select(link => $"{Line(link, "text")} {Line(link, "href")}".Trim())
                .Where(link => link.Length > 0),
        ];
    }

    private static string Required(JsonElement of, string name, string path, ImmutableArray<string>.Builder wrong, string? otherwise = null)
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

    private static string? Line(JsonElement of, string name) =>
        Text(of, name) is { } text && EdgeText.Line(text, EdgeLimits.TitleBytes) is { Length: > 0 } line ? line : null;

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? WireText.Of(value) : null;
}
