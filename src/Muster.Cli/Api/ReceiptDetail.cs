// What became of one request: its signals, and the groups and pages that they are part of.
namespace Muster.Cli.Api;

internal sealed record ReceiptDetail(
    string Id,
    string Door,
    string Key,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<ReceiptSignal> Signals,
    IReadOnlyList<ReceiptGroup> Groups
);

internal sealed record ReceiptSignal(
    string Fingerprint,
    long? Alert,
    string? Title,
    string Outcome,
    string? Reason,
    string? Status,
    string? Service,
    string? Route,
    string? Group,
    string? Silence
);

internal sealed record ReceiptGroup(
    string Id,
    string Title,
    string Status,
    string? Severity,
    IReadOnlyDictionary<string, string> Labels,
    int Firing,
    int Total,
    string? Held,
    string? Incident,
    ReceiptPage? Page
);

internal sealed record ReceiptPage(
    string Id,
    string Status,
    IReadOnlyList<ReceiptPerson> Notified,
    ReceiptPerson? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt
);

internal sealed record ReceiptPerson(string Id, string Name);
