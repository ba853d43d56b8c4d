// An incident with all that is known of it.
namespace Muster.Cli.Api;

/// <summary>Instants that have not come yet are null.</summary>
internal sealed record IncidentDetail(
    string Id,
    string Title,
    string Severity,
    string Phase,
    string? Service,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ImpactStoppedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? NextUpdateDueAt,
    CommandOfferItem? CommandOffer,
    CommandAskItem? CommandAsk,
    IReadOnlyList<RoleItem>? Roles,
    IReadOnlyList<TaskItem>? Tasks,
    IReadOnlyList<MitigationItem>? Mitigations,
    IReadOnlyList<StatementItem>? Statements,
    WrittenItem? Written
);

internal sealed record RoleItem(string Role, string Person, string? Name, DateTimeOffset? Since);

internal sealed record CommandOfferItem(string To, DateTimeOffset? At);

internal sealed record CommandAskItem(string To, DateTimeOffset DueAt);

internal sealed record TaskItem(string Id, string Text, string To, DateTimeOffset DueAt, string Status, string? Result);

internal sealed record MitigationItem(string Id, string Kind, string Text, string? To, string? Outcome);

internal sealed record StatementItem(string Id, string Status, string Impact, string CurrentAction, DateTimeOffset? NextUpdateAt);
