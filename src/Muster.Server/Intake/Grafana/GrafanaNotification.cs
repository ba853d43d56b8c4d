// The webhook of Grafana's alerting as it is posted: what Muster reads of it, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.Grafana;

/// <summary>Only the alerts are believed; other fields are passed over.</summary>
internal sealed record GrafanaNotification(GrafanaAlert[] Alerts);

/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
/// <param name="Labels">What the alert is: the same labels are the same alert. One at least.</param>
/// <param name="GeneratorUrl">The rule that raised it.</param>
/// <param name="RuleUid">Kept as an annotation, as are the addresses and the values.</param>
/// <param name="Values">The numbers behind it, by the names of their queries.</param>
internal sealed record GrafanaAlert(
    string? Status,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string>? Annotations = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    [property: JsonPropertyName("generatorURL")] string? GeneratorUrl = null,
    [property: JsonPropertyName("silenceURL")] string? SilenceUrl = null,
    [property: JsonPropertyName("dashboardURL")] string? DashboardUrl = null,
    [property: JsonPropertyName("panelURL")] string? PanelUrl = null,
    [property: JsonPropertyName("imageURL")] string? ImageUrl = null,
    [property: JsonPropertyName("ruleUID")] string? RuleUid = null,
    IReadOnlyDictionary<string, double>? Values = null,
    string? ValueString = null
);
