// A review with its sections, whys and action items.
namespace Muster.Cli.Api;

/// <summary>Instants that have not come yet are null; a section that nobody wrote is empty.</summary>
/// <param name="Depth">How many times "why?" was asked on the longest way down.</param>
/// <param name="Whys">Each followed by those that explain it, then those that were taken out.</param>
/// <param name="Gaps">What keeps it from being closed; empty when nothing does.</param>
/// <param name="Written">What the write made that this answers; null when it was only read.</param>
internal sealed record ReviewDetail(
    string Incident,
    string Title,
    string Severity,
    string Status,
    DateTimeOffset DraftedAt,
    DateTimeOffset? DueAt,
    MarkItem? Closure,
    IReadOnlyDictionary<string, string> Sections,
    int Depth,
    IReadOnlyList<WhyItem> Whys,
    IReadOnlyList<FactorItem> Factors,
    IReadOnlyList<ActionItem> ActionItems,
    IReadOnlyList<ProblemError> Gaps,
    TimesItem Times,
    WrittenItem? Written
);

/// <param name="Depth">Counts from 1; null when it, or one above it, was taken out.</param>
internal sealed record WhyItem(string Id, int? Depth, string Text, string? Evidence, RootCauseItem? RootCause);

/// <summary>A contributing factor.</summary>
internal sealed record FactorItem(string Id, string Text, string Class, string? Evidence, MarkItem? Removal);

internal sealed record RootCauseItem(string Class);

internal sealed record ActionItem(
    string Id,
    string Text,
    string OwnerName,
    DateTimeOffset DueAt,
    bool Overdue,
    string Type,
    MarkItem? Done,
    MarkItem? Removal
);

/// <summary>That something happened, and when.</summary>
internal sealed record MarkItem(DateTimeOffset At);

/// <summary>Seconds; null while the instants are not known.</summary>
internal sealed record TimesItem(
    double? ToDetectSeconds,
    double? ToAcknowledgeSeconds,
    double? ToMitigateSeconds,
    double? ToResolveSeconds
);

internal sealed record WrittenItem(string? Id);
