// The template that counts where none is named.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

public static class IntakeTemplates
{
    /// <summary>The fields by which small tools call a title, a message, a status and a severity; written down for users in docs/intake.md.</summary>
    public static IntakeTemplate Default { get; } =
        new(
            "default",
            Each: null,
            Title: TemplateValue.Of("$.title", "$.alertname", "$.name", "$.summary", "$.message", "$.text"),
            Status: TemplateValue.Of("$.status", "$.state") with
            {
                Map = ImmutableSortedDictionary.CreateRange(
                    StringComparer.OrdinalIgnoreCase,
                    ((string[])["ok", "up", "closed", "close", "resolve", "recovered", "recovery", "normal", "healthy"]).Select(word =>
                        KeyValuePair.Create(word, "resolved")
                    )
                ),
            },
            Severity: TemplateValue.Of("$.severity", "$.priority", "$.level"),
            Service: TemplateValue.Of("$.service"),
            DedupKey: TemplateValue.Of("$.dedupKey", "$.dedup_key", "$.key"),
            StartsAt: TemplateValue.Of("$.startsAt", "$.timestamp", "$.time"),
            Link: TemplateValue.Of("$.url", "$.link"),
            Labels: Map(("source", TemplateValue.Of("$.source", "$.host"))),
            Annotations: Map(
                ("summary", TemplateValue.Of("$.message", "$.summary", "$.text")),
                ("description", TemplateValue.Of("$.description", "$.details"))
            )
        );

    private static ImmutableSortedDictionary<string, TemplateValue> Map(params (string Name, TemplateValue Value)[] values) =>
        values.ToImmutableSortedDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}
