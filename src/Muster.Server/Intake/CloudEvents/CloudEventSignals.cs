// Turns a CloudEvent into a signal.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.CloudEvents;

/// <summary>
/// The identity is source, type and subject within the intake key; the last part of the type is left out where it only says whether the trouble began or ended, so
/// that <c>disk.full.opened</c> and <c>disk.full.closed</c> are one alert. The labels: <c>alertname</c> (the type without that part), <c>source</c>, <c>subject</c>,
/// <c>severity</c> and <c>service</c> (an attribute of the event, or a field of its data), and what the data's <c>labels</c> say.
/// </summary>
internal static class CloudEventSignals
{
    private static readonly string[] Ends = ["resolved", "ok", "closed"];
    private static readonly string[] Begins = ["firing", "triggered", "opened"];
    private static readonly string[] Summaries = ["summary", "title", "message", "description"];

    public static Signal ToSignal(string key, CloudEvent sent)
    {
        string last = sent.Type[(sent.Type.LastIndexOf('.') + 1)..];
        bool isState = last.Length < sent.Type.Length && (IsOne(last, Ends) || IsOne(last, Begins));
        string trouble = isState ? sent.Type[..^(last.Length + 1)] : sent.Type;
        bool isOver = (isState && IsOne(last, Ends)) || IsOne(Field(sent, "status"), Ends);
        return new(
            // A line holds no line break, so no two identities are written alike.
            Fingerprints.OfDedupKey(key, $"cloudevents\n{sent.Source}\n{trouble}\n{sent.Subject}"),
            CloudEventRoutes.Door,
            key,
            Labels(sent, trouble),
            Annotations(sent),
            isOver,
            isOver ? null : sent.Time,
            isOver ? sent.Time : null,
            Field(sent, "url") is { Length: > 0 } url ? EdgeText.Line(url, EdgeLimits.UrlBytes) : null
        );
    }

    private static LabelSet Labels(CloudEvent sent, string trouble) =>
        LabelSet.From([
            .. sent
                .Labels.Select(label =>
                    KeyValuePair.Create(
                        EdgeText.Line(label.Key, EdgeLimits.LabelNameBytes),
                        EdgeText.Clean(label.Value, EdgeLimits.LabelValueBytes)
                    )
                )
                .Where(label => label.Key.Length > 0),
            KeyValuePair.Create("alertname", trouble),
            KeyValuePair.Create("source", sent.Source),
            KeyValuePair.Create("subject", sent.Subject),
            .. ((string[])["severity", "service"])
                .Select(name => KeyValuePair.Create(name, EdgeText.Line(Said(sent, name), EdgeLimits.LabelNameBytes)))
                .Where(label => label.Value.Length > 0),
        ]);

    private static LabelSet Annotations(CloudEvent sent) =>
        LabelSet.Of(
            (
                "summary",
                EdgeText.Line(
                    Summaries.Select(name => Field(sent, name)).FirstOrDefault(text => text.Length > 0) ?? "",
                    EdgeLimits.TitleBytes
                )
            ),
            ("data", sent.Data),
            ("event_id", sent.Id),
            ("event_type", sent.Type)
        );

    private static string Said(CloudEvent sent, string name) =>
        sent.Extensions.TryGetValue(name, out string? attribute) ? attribute : Field(sent, name);

    private static string Field(CloudEvent sent, string name) => sent.Fields.GetValueOrDefault(name, "");

    private static bool IsOne(string word, string[] words) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
}
