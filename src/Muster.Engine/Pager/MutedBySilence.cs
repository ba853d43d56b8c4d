// A silence in force, with what fires behind it.
using Muster.Core.Alerts;

namespace Muster.Engine.Pager;

/// <param name="Alerts">How many of the alerts that were looked at fire behind it.</param>
/// <param name="IsMore">Whether not all that fires was looked at: there may be more.</param>
/// <param name="Review">When somebody looked at it last; null when nobody did.</param>
public sealed record MutedBySilence(Silence Silence, int Alerts, bool IsMore, SilenceReview? Review);
