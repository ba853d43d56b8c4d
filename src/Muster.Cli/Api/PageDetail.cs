// One page: its steps, and what became of each message.
namespace Muster.Cli.Api;

internal sealed record PageDetail(
    string Id,
    string Purpose,
    string Title,
    string Status,
    string? Stands,
    string? Follows,
    DateTimeOffset? FollowsAt,
    string Severity,
    string? Service,
    string? Group,
    string? Incident,
    DateTimeOffset StartedAt,
    string? AcknowledgedBy,
    string? AcknowledgedByName,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedVia,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBecause,
    DateTimeOffset? ExhaustedAt,
    IReadOnlyList<PageStep> Steps,
    int Repeat,
    IReadOnlyList<string> LastResort,
    IReadOnlyList<SkippedStep>? Skipped,
    IReadOnlyList<PageMessage> Messages,
    IReadOnlyList<PageRefusal> Declined
);

internal sealed record PageStep(IReadOnlyList<string> Targets, long WaitSeconds);

internal sealed record SkippedStep(int Round, int Step, string Why, DateTimeOffset At);

internal sealed record PageMessage(
    int Round,
    int Step,
    string Name,
    string Channel,
    string State,
    int Attempts,
    DateTimeOffset PlannedAt,
    string? Waits,
    DateTimeOffset? LeavesAt,
    DateTimeOffset LastAt,
    string? Receipt,
    string? Error,
    string? Digest
);

internal sealed record PageRefusal(string Name, int Round, DateTimeOffset At);
