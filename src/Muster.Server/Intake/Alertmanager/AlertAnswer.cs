// An alert as Alertmanager's API shows it.
using System.Text.Json.Serialization;
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Alertmanager;

internal sealed record AlertAnswer(
    LabelSet Annotations,
    DateTimeOffset EndsAt,
    string Fingerprint,
    IReadOnlyList<ReceiverAnswer> Receivers,
    DateTimeOffset StartsAt,
    AlertStatus Status,
    DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("generatorURL")] string GeneratorUrl,
    LabelSet Labels
);

/// <param name="State"><c>active</c> or <c>suppressed</c>.</param>
internal sealed record AlertStatus(
    string State,
    IReadOnlyList<string> SilencedBy,
    IReadOnlyList<string> InhibitedBy,
    IReadOnlyList<string> MutedBy
);

/// <summary>Whom it goes to: the service's id.</summary>
/// <param name="Labels">The service's team and tier; only in the list of receivers.</param>
internal sealed record ReceiverAnswer(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LabelSet? Labels = null
);

internal sealed record GroupAnswer(LabelSet Labels, LabelSet RouteLabels, ReceiverAnswer Receiver, IReadOnlyList<AlertAnswer> Alerts);
