// An alert as Opsgenie's readers know it.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.Intake.Opsgenie;

/// <param name="Id">Of this episode; after it is closed, the next trouble with the alias has another.</param>
/// <param name="TinyId">The same.</param>
/// <param name="Alias">As sent; of an alert that came through another door, its fingerprint.</param>
/// <param name="Status"><c>open</c> or <c>closed</c>.</param>
/// <param name="Acknowledged">Whether the page of the alert's group was acknowledged.</param>
/// <param name="IsSeen">The same: Muster does not watch who looks.</param>
/// <param name="Snoozed">Always false: Muster silences by matchers, for whoever may.</param>
/// <param name="Count">How often it was created while it was open, changes of its fields among them: see <see cref="Alert.Signals"/>.</param>
/// <param name="Owner">The e-mail address of whoever acknowledged it; empty for nobody.</param>
/// <param name="Details">The labels that have no field of their own.</param>
internal sealed record FoundAlert(
    string Id,
    string TinyId,
    string Alias,
    string Message,
    string Status,
    bool Acknowledged,
    bool IsSeen,
    bool Snoozed,
    ImmutableArray<string> Tags,
    long Count,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset LastOccurredAt,
    string Source,
    string Owner,
    string Priority,
    ImmutableArray<PostedResponder> Responders,
    FoundIntegration Integration,
    ImmutableArray<string> Actions,
    string Entity,
    string Description,
    ImmutableSortedDictionary<string, string> Details
)
{
    public static string IdOf(Alert alert) => alert.Id.ToString(CultureInfo.InvariantCulture);

    public static string AliasOf(Alert alert) =>
        alert.Annotations[AlertSignals.Alias] is { Length: > 0 } alias ? alias : alert.Fingerprint.ToString();

    /// <param name="page">The page of the alert's group; null when nobody is paged for it.</param>
    /// <param name="owner">The e-mail address of whoever acknowledged the page.</param>
    public static FoundAlert Of(Alert alert, PageRow? page, string? owner) =>
        new(
            IdOf(alert),
            IdOf(alert),
            AliasOf(alert),
            alert.Annotations[AlertSignals.Message] is { Length: > 0 } message ? message : alert.Labels["alertname"],
            alert.IsFiring ? "open" : "closed",
            page?.AcknowledgedBy is not null,
            page?.AcknowledgedBy is not null,
            Snoozed: false,
            TagsOf(alert),
            alert.Signals,
            alert.ReceivedAt,
            alert.ResolvedAt ?? alert.UpdatedAt,
            alert.UpdatedAt,
            alert.Labels["source"],
            owner ?? "",
            PriorityOf(alert),
            alert.Labels["team"] is { Length: > 0 } team ? [new("team", team)] : [],
            new(alert.Key, alert.Key, "API"),
            [],
            alert.Labels["entity"],
            alert.Annotations[AlertSignals.Description],
            alert.Labels.Where(label => !AlertSignals.Fields.Contains(label.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    public static ImmutableArray<string> TagsOf(Alert alert) => [.. OpsgenieFields.Split(alert.Labels[AlertSignals.Tags])];

    /// <summary>As sent, or what Muster makes of the alert: SEV-1 is P1.</summary>
    public static string PriorityOf(Alert alert) =>
        alert.Labels["priority"] is { Length: > 0 } sent
            ? sent
            : SeverityLabels.Of(alert.Labels) switch
            {
                Severity.Sev1 => "P1",
                Severity.Sev2 => "P2",
                Severity.Sev3 => "P3",
                _ => "P4",
            };
}

/// <param name="Id">The key's name.</param>
internal sealed record FoundIntegration(string Id, string Name, string Type);
