// Silences and maintenance windows as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Alerts.Api;

/// <param name="Next">Always null: all of them fit one page.</param>
public sealed record SilenceList(ImmutableArray<SilenceItem> Items, string? Next);

/// <summary>Instants are UTC.</summary>
/// <param name="Matchers">As Alertmanager writes them; all must hold.</param>
/// <param name="ReviewDueAt">When somebody should look whether it is still needed; null when it ends before that.</param>
/// <param name="ReviewedBy">Who looked last; null while nobody has.</param>
/// <param name="EndedBy">Who ended it before its time; null when nobody did.</param>
public sealed record SilenceItem(
    SilenceId Id,
    SilenceState State,
    ImmutableArray<string> Matchers,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Owner,
    string Reason,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ReviewDueAt,
    DateTimeOffset? ReviewedAt,
    string? ReviewedBy,
    string? EndedBy,
    string? EndedWhy
)
{
    public static SilenceItem Of(ListedSilence listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        Silence silence = listed.Silence;
        return new(
            silence.Id,
            listed.State,
            [.. silence.Matchers.Select(matcher => matcher.ToString())],
            silence.StartsAt,
            silence.EndsAt,
            silence.CreatedBy,
            silence.Comment,
            silence.UpdatedAt,
            listed.ReviewDueAt,
            listed.Review?.At,
            listed.Review?.By,
            silence.Ended?.By,
            silence.Ended?.Why
        );
    }
}
