// Reads an event of PagerDuty's Events API v2 and says all that is wrong with it, in PagerDuty's words.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;
using static Muster.Server.Intake.PagerDuty.EventFields;

namespace Muster.Server.Intake.PagerDuty;

internal static class EventParser
{
    /// <summary>PagerDuty's own limit.</summary>
    public const int DedupKeyMax = 255;

    private static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>The event; or null and every mistake, in the order of PagerDuty's documentation.</summary>
    /// <param name="routingKeyOfHeader">What <c>X-Routing-Key</c> says, for senders that put the key there; null when it is not sent.</param>
    public static PagerDutyEvent? Parse(ReadOnlyMemory<byte> body, string? routingKeyOfHeader, out ImmutableArray<string> mistakes) =>
        ParseObject(body, (root, wrong) => Read(root, routingKeyOfHeader, wrong), out mistakes);

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
        return new(
            routingKey,
            action,
            dedupKey,
            payload,
            Line(root, "client"),
            Line(root, "client_url"),
            [.. Links(root).Select(link => $"{link.Text} {link.Href}".Trim()).Where(link => link.Length > 0)]
        );
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
}
