// Reads a change event of PagerDuty's Events API v2 and says all that is wrong with it.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;
using static Muster.Server.Intake.PagerDuty.EventFields;

namespace Muster.Server.Intake.PagerDuty;

internal static class ChangeParser
{
    /// <summary>The change, its key not named yet; or null and every mistake, in the order of PagerDuty's documentation.</summary>
    /// <param name="routingKeyOfHeader">What <c>X-Routing-Key</c> says; null when it is not sent.</param>
    public static SentChange? Parse(ReadOnlyMemory<byte> body, string? routingKeyOfHeader, out ImmutableArray<string> mistakes) =>
        ParseObject(body, (root, wrong) => Read(root, routingKeyOfHeader, wrong), out mistakes);

    private static SentChange Read(JsonElement root, string? routingKeyOfHeader, ImmutableArray<string>.Builder wrong)
    {
        string routingKey = Required(root, "routing_key", "routing_key", wrong, otherwise: routingKeyOfHeader);
        if (!root.TryGetProperty("payload", out JsonElement payload) || payload.ValueKind != JsonValueKind.Object)
        {
            wrong.Add("'payload' is missing or blank");
            return new(routingKey, new("", ChangeKind.Other, null, null, null, [], [], ""));
        }

        string summary = Required(payload, "summary", "payload.summary", wrong);
        WireTime.TryRead(Text(payload, "timestamp") ?? "", out DateTimeOffset? at);
        ImmutableArray<KeyValuePair<string, string>> details = Details(payload);
        ReportedChange change = new(
            EdgeText.Line(summary, EdgeLimits.TitleBytes),
            ChangeKindText.Read(details.FirstOrDefault(one => one.Key == "kind").Value) ?? ChangeKind.Other,
            Line(payload, "source"),
            details.FirstOrDefault(one => one.Key == "service").Value,
            at,
            [.. Links(root).Where(link => link.Href is not null).Select(link => new ChangeLink(link.Href!, link.Text))],
            [.. details.Select(one => new ChangeDetail(one.Key, one.Value))],
            Key: ""
        );
        return new(routingKey, change);
    }
}
