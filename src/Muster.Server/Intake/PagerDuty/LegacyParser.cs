// Reads an event of PagerDuty's Events API v1 and says all that is wrong with it.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using static Muster.Server.Intake.PagerDuty.EventFields;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>
/// The same events in older words: <c>service_key</c> is the key, <c>incident_key</c> the deduplication key, <c>description</c> the summary. A severity is known only
/// when the details name one; the client, or the word <c>pagerduty</c>, stands for the source.
/// </summary>
internal static class LegacyParser
{
    /// <summary>The event; or null and every mistake, in the order of PagerDuty's documentation.</summary>
    public static PagerDutyEvent? Parse(ReadOnlyMemory<byte> body, out ImmutableArray<string> mistakes) =>
        ParseObject(body, Read, out mistakes);

    private static PagerDutyEvent Read(JsonElement root, ImmutableArray<string>.Builder wrong)
    {
        string key = Required(root, "service_key", "service_key", wrong);
        string action = Required(root, "event_type", "event_type", wrong);
        if (action.Length > 0 && action is not ("trigger" or "acknowledge" or "resolve"))
        {
            wrong.Add("'event_type' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')");
        }

        string? incidentKey = IncidentKey(root, action, wrong);
        PagerDutyPayload? payload = action is "acknowledge" or "resolve" ? null : Payload(root, wrong);
        return new(
            key,
            action,
            incidentKey,
            payload,
            Line(root, "client"),
            Line(root, "client_url"),
            [.. Links(root, "contexts").Select(link => $"{link.Text} {link.Href}".Trim()).Where(link => link.Length > 0)]
        );
    }

    private static string? IncidentKey(JsonElement root, string action, ImmutableArray<string>.Builder wrong)
    {
        string? key = Text(root, "incident_key");
        if (key?.Length > EventParser.DedupKeyMax)
        {
            wrong.Add($"'incident_key' is too long (at most {EventParser.DedupKeyMax} characters)");
        }
        else if (string.IsNullOrEmpty(key) && action is "acknowledge" or "resolve")
        {
            wrong.Add("'incident_key' is missing or blank");
        }

        return string.IsNullOrEmpty(key) ? null : key;
    }

    private static PagerDutyPayload Payload(JsonElement root, ImmutableArray<string>.Builder wrong)
    {
        string description = Required(root, "description", "description", wrong);
        ImmutableArray<KeyValuePair<string, string>> details = Details(root, "details");
        return new(
            EdgeText.Line(description, EdgeLimits.TitleBytes),
            Line(root, "client") ?? EventSignals.Door,
            EdgeText.Line(details.FirstOrDefault(one => one.Key == "severity").Value ?? "", EdgeLimits.LabelNameBytes),
            Timestamp: null,
            Component: null,
            Group: null,
            Class: null,
            details
        );
    }
}
