// The roster as the API answers it, and what a write to it answers.
namespace Muster.Cli.Schedule.Changes;

/// <param name="Changes">Overrides, and gaps on purpose, which have no person.</param>
internal sealed record RosterReply(IReadOnlyList<ChangeRow> Changes, IReadOnlyList<AbsenceRow> Absences, IReadOnlyList<SwapRow> Swaps);

internal sealed record ChangeRow(
    string Id,
    string Schedule,
    string? Rotation,
    string? Person,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Reason,
    string By
);

internal sealed record AbsenceRow(string Id, string Person, DateTimeOffset Start, DateTimeOffset End, string Reason, string By);

internal sealed record SwapRow(
    string Id,
    string Schedule,
    string Rotation,
    string From,
    string To,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset? ReturnStart,
    DateTimeOffset? ReturnEnd,
    string Reason,
    string State,
    DateTimeOffset ExpiresAt
);

/// <param name="Warnings">Gaps that it leaves; it was done all the same.</param>
internal sealed record RosterWrittenReply(RosterWriteReply Written, IReadOnlyList<string> Warnings);

/// <param name="Id">The id of what was made; null for other changes.</param>
internal sealed record RosterWriteReply(string? Id);
