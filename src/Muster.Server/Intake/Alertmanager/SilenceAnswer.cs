// A silence as Alertmanager's API shows it.
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Alertmanager;

internal sealed record SilenceAnswer(
    string Id,
    SilenceStatus Status,
    DateTimeOffset UpdatedAt,
    string Comment,
    string CreatedBy,
    DateTimeOffset EndsAt,
    IReadOnlyList<Matcher> Matchers,
    DateTimeOffset StartsAt
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
            silence.StartsAt
        );
}

/// <param name="State"><c>pending</c>, <c>active</c> or <c>expired</c>.</param>
internal sealed record SilenceStatus(string State);
