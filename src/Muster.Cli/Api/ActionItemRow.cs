// An action item in a list over all reviews.
namespace Muster.Cli.Api;

/// <param name="Effect">Null while it is not done.</param>
internal sealed record ActionItemRow(
    string Incident,
    string Id,
    string Text,
    string OwnerName,
    string? Team,
    DateTimeOffset DueAt,
    bool Overdue,
    string Type,
    string Priority,
    MarkItem? Done,
    EffectItem? Effect
);

internal sealed record EffectItem(string Words);
