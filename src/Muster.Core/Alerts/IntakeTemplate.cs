// How an admin says what the JSON of a sender means: which of its fields becomes what of an alert.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>Data and no program: each value is looked up in the sender's JSON and, if need be, replaced by a map. So reading it always ends.</summary>
/// <param name="Each">The path of a list in the body, each item of which is an alert; null: the body is one alert.</param>
/// <param name="Title">What the alert is called: its label <c>alertname</c>. The only one that is needed.</param>
/// <param name="Status"><c>resolved</c> ends the alert; anything else fires. Null: it always fires.</param>
/// <param name="DedupKey">What makes two messages one alert; null: the title, the service and the labels do.</param>
/// <param name="Labels">By name.</param>
/// <param name="Annotations">By name.</param>
public sealed record IntakeTemplate(
    string Id,
    string? Each,
    TemplateValue? Title,
    TemplateValue? Status,
    TemplateValue? Severity,
    TemplateValue? Service,
    TemplateValue? DedupKey,
    TemplateValue? StartsAt,
    TemplateValue? Link,
    ImmutableSortedDictionary<string, TemplateValue> Labels,
    ImmutableSortedDictionary<string, TemplateValue> Annotations
)
{
    /// <summary>The values that have a name of their own, with it; those that the template leaves out are not among them.</summary>
    public IEnumerable<(string Field, TemplateValue Value)> Values()
    {
        (string Field, TemplateValue? Value)[] own =
        [
            ("title", Title),
            ("status", Status),
            ("severity", Severity),
            ("service", Service),
            ("dedupKey", DedupKey),
            ("startsAt", StartsAt),
            ("link", Link),
        ];
        return own.Where(one => one.Value is not null)
            .Select(one => (one.Field, one.Value!))
            .Concat(Labels.Select(pair => ($"labels.{pair.Key}", pair.Value)))
            .Concat(Annotations.Select(pair => ($"annotations.{pair.Key}", pair.Value)));
    }
}
