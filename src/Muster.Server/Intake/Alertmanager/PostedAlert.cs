// An alert as the senders of Alertmanager's API post it: what Muster reads of it, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>Other fields are passed over.</summary>
/// <param name="Labels">What the alert is: the same labels are the same alert. One at least.</param>
/// <param name="StartsAt">When it began; left out or zero, when it came.</param>
/// <param name="EndsAt">When it ends unless it is sent again; in the past, it is over.</param>
/// <param name="GeneratorUrl">Where the sender shows it.</param>
internal sealed record PostedAlert(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string>? Annotations = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    [property: JsonPropertyName("generatorURL")] string? GeneratorUrl = null
);

/// <summary>An alert in the webhook of Alertmanager.</summary>
/// <param name="Status"><c>firing</c> or <c>resolved</c>.</param>
internal sealed record NotifiedAlert(
    string? Status,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string>? Annotations = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    [property: JsonPropertyName("generatorURL")] string? GeneratorUrl = null
);

/// <summary>The webhook of Alertmanager, version 4. Only the alerts are believed; other fields are passed over.</summary>
internal sealed record Notification(NotifiedAlert[] Alerts);

/// <summary>A silence as amtool posts it.</summary>
/// <param name="Id">The silence to change; left out for a new one.</param>
/// <param name="StartsAt">Left out, it begins now.</param>
internal sealed record SilencePost(
    PostedMatcher[] Matchers,
    DateTimeOffset? StartsAt,
    DateTimeOffset EndsAt,
    string CreatedBy,
    string Comment,
    string? Id = null
);

internal sealed record PostedMatcher(string Name, string Value, bool? IsRegex = false, bool? IsEqual = true);
