// One page: its steps, and what became of each message.
namespace Muster.Cli.Api;

internal sealed record PageDetail(
    string Id,
    string Purpose,
    string Title,
    string Status,
    string Severity,
    string? Service,
    string? Group,
    string? Incident,
    DateTimeOffset StartedAt,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedVia,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBecause,
    DateTimeOffset? ExhaustedAt,
    IReadOnlyList<PageStep> Steps,
    int Repeat,
    IReadOnlyList<string> LastResort,
    NextStep? Next,
    IReadOnlyList<PageMessage> Messages,
    IReadOnlyList<PageRefusal> Declined
);

internal sealed record PageStep(IReadOnlyList<string> Targets, long WaitSeconds);

internal sealed record NextStep(int Round, int Step, DateTimeOffset At, IReadOnlyList<string> Targets);

internal sealed record PageMessage(
    int Round,
    int Step,
    string Name,
    string Channel,
    string State,
    int Attempts,
    DateTimeOffset PlannedAt,
    DateTimeOffset? SendAt,
    DateTimeOffset LastAt,
    string? Receipt,
    string? Error,
    string? Digest
);

internal sealed record PageRefusal(string Name, int Round, DateTimeOffset At);
