// A silence as Alertmanager's API shows it.
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Alertmanager;

/// <param name="EndedBy">Who ended it before its time; Alertmanager has no such field, and its clients pass over it.</param>
internal sealed record SilenceAnswer(
    string Id,
    SilenceStatus Status,
    DateTimeOffset UpdatedAt,
    string Comment,
    string CreatedBy,
    DateTimeOffset EndsAt,
    IReadOnlyList<Matcher> Matchers,
    DateTimeOffset StartsAt,
    string? EndedBy = null,
    string? EndedWhy = null
)
{
    public static SilenceAnswer Of(Silence silence, DateTimeOffset now) =>
        new(
            silence.Id.Value,
            new(SilenceRules.State(silence, now).ToString().ToLowerInvariant()),
            silence.UpdatedAt,
            silence.Comment,
            silence.CreatedBy,
            silence.EndsAt,
            silence.Matchers,
            silence.StartsAt,
            silence.Ended?.By,
            silence.Ended?.Why
        );
}

/// <param name="State"><c>pending</c>, <c>active</c> or <c>expired</c>.</param>
internal sealed record SilenceStatus(string State);
