// Turns a PagerDuty event into a signal.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>
/// The identity is the sender's deduplication key within the intake key, as PagerDuty has it. The labels are what routes match on: <c>alertname</c> (the class, or
/// the summary where there is none), <c>severity</c>, <c>source</c>, <c>component</c>, <c>group</c>, <c>class</c>, <c>client</c>, and <c>service</c> when the
/// custom details name one.
/// </summary>
internal static class EventSignals
{
    public const string Door = "pagerduty";

    public static Signal ToSignal(string key, PagerDutyEvent sent, string dedupKey) =>
        new(
            Fingerprints.OfDedupKey(key, dedupKey),
            Door,
            key,
            sent.Payload is null
                ? LabelSet.Of(("alertname", EdgeText.Line(dedupKey, EdgeLimits.DedupKeyBytes)))
                : Labels(sent, sent.Payload),
            sent.Payload is null ? LabelSet.Empty : Annotations(sent, sent.Payload, dedupKey),
            Resolved: sent.Action == "resolve",
            sent.Payload?.Timestamp,
            EndsAt: null,
            sent.ClientUrl is null ? null : EdgeText.Line(sent.ClientUrl, EdgeLimits.UrlBytes),
            Acknowledged: sent.Action == "acknowledge"
        );

    private static LabelSet Labels(PagerDutyEvent sent, PagerDutyPayload payload) =>
        LabelSet.Of(
            ("alertname", payload.Class ?? payload.Summary),
            ("severity", payload.Severity),
            ("source", payload.Source),
            ("component", payload.Component ?? ""),
            ("group", payload.Group ?? ""),
            ("class", payload.Class ?? ""),
            ("client", sent.Client ?? ""),
            ("service", EdgeText.Line(payload.Details.FirstOrDefault(one => one.Key == "service").Value ?? "", EdgeLimits.LabelNameBytes))
        );

    private static LabelSet Annotations(PagerDutyEvent sent, PagerDutyPayload payload, string dedupKey) =>
        LabelSet.Of(
            ("summary", payload.Summary),
            (
                "description",
                EdgeText.Clean(string.Join('\n', payload.Details.Select(one => one.Key + ": " + one.Value)), EdgeLimits.DetailsBytes)
            ),
            ("dedup_key", EdgeText.Line(dedupKey, EdgeLimits.DedupKeyBytes)),
            ("links", string.Join('\n', sent.Links))
        );
}
