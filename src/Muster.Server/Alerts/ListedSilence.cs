// A silence as the lists show it: whether it holds, and when somebody has to look at it.
using Muster.Core.Alerts;

namespace Muster.Server.Alerts;

/// <param name="Review">The last one; null when there was none.</param>
public sealed record ListedSilence(Silence Silence, SilenceReview? Review, DateTimeOffset At)
{
    public SilenceState State => SilenceRules.State(Silence, At);

    /// <summary>When somebody should look at it next; null when nobody has to.</summary>
    public DateTimeOffset? ReviewDueAt => State == SilenceState.Expired ? null : SilenceReviewRules.DueAt(Silence, Review);

    public bool IsToReview => ReviewDueAt <= At;
}
