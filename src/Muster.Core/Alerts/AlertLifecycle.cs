// What a signal does to the firing episode of its alert, and when an episode ends by itself.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>The rules are <see cref="EpisodeRules"/>; here they are applied to alerts.</summary>
public static class AlertLifecycle
{
    private static readonly Reason LeaseHolds = new("alert.lease_holds", "The sender's word still holds.");

    private static readonly Reason AlreadyResolved = new("alert.already_resolved", "It has already ended.");

    /// <param name="firing">The firing episode with the signal's fingerprint; null when there is none.</param>
    /// <param name="resolveTimeout">How long the sender's word holds when the signal names no end; see <see cref="AlertDefaults.ResolveTimeoutOf"/>.</param>
    public static AlertOutcome Apply(Alert? firing, Signal signal, DateTimeOffset now, TimeSpan resolveTimeout)
    {
        ArgumentNullException.ThrowIfNull(signal);
        EpisodeChange change = EpisodeRules.Apply(
            firing is null ? null : TimesOf(firing),
            SignalTimes.Of(signal),
            firing is not null && IsSame(firing, signal),
            now.ToUnixTimeMilliseconds(),
            (long)resolveTimeout.TotalMilliseconds
        );
        return change.Kind switch
        {
            EpisodeChangeKind.Opened => new AlertOutcome.Opened(Open(signal, change.Times)),
            EpisodeChangeKind.Renewed => new AlertOutcome.Renewed(Heard(firing!, change.Times)),
            EpisodeChangeKind.Changed => new AlertOutcome.Changed(
                Heard(firing!, change.Times) with
                {
                    GeneratorUrl = signal.GeneratorUrl,
                    Annotations = signal.Annotations,
                    Labels = signal.Labels,
                }
            ),
            EpisodeChangeKind.Resolved => new AlertOutcome.Resolved(
                At(firing!, change.Times) with
                {
                    ResolvedAt = Instant(change.ResolvedAt),
                    ResolvedBecause = "signal",
                    ResolvedBy = signal.Key,
                    Annotations = signal.Annotations.Count > 0 ? signal.Annotations : firing!.Annotations,
                }
            ),
            _ => new AlertOutcome.Ignored(change.Why!),
        };
    }

    /// <summary>Ends the episode when its lease is over, at the instant at which it was over.</summary>
    /// <param name="hearingSince">Since when Muster has been able to hear renewals without a break; null: always. See <see cref="EpisodeRules.IsOver"/>.</param>
    public static AlertOutcome Expire(Alert alert, DateTimeOffset now, DateTimeOffset? hearingSince = null)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (!alert.IsFiring)
        {
            return new AlertOutcome.Ignored(AlreadyResolved);
        }

        EpisodeTimes times = TimesOf(alert);
        return EpisodeRules.IsOver(times, now.ToUnixTimeMilliseconds(), hearingSince?.ToUnixTimeMilliseconds() ?? SignalTimes.None)
            ? new AlertOutcome.Resolved(alert with { ResolvedAt = Instant(EpisodeRules.EndOfLease(times)), ResolvedBecause = "lease" })
            : new AlertOutcome.Ignored(LeaseHolds);
    }

    private static bool IsSame(Alert episode, Signal signal) =>
        signal.OnlyRenews
        || (
            signal.GeneratorUrl == episode.GeneratorUrl
            && signal.Annotations.Equals(episode.Annotations)
            && signal.Labels.Equals(episode.Labels)
        );

    private static Alert Open(Signal signal, in EpisodeTimes times) =>
        new(
            Id: 0,
            signal.Fingerprint,
            signal.Door,
            signal.Key,
            signal.Labels,
            signal.Annotations,
            signal.GeneratorUrl,
            StartsAt: Instant(times.StartsAt),
            ReceivedAt: Instant(times.UpdatedAt),
            UpdatedAt: Instant(times.UpdatedAt),
            LeaseEndsAt: Instant(times.LeaseEndsAt),
            ResolvedAt: null,
            ResolvedBecause: null,
            ResolvedBy: null,
            Group: null,
            Service: null
        );

    private static Alert Heard(Alert episode, in EpisodeTimes times) => At(episode, times) with { Signals = episode.Signals + 1 };

    private static Alert At(Alert episode, in EpisodeTimes times) =>
        episode with
        {
            StartsAt = Instant(times.StartsAt),
            UpdatedAt = Instant(times.UpdatedAt),
            LeaseEndsAt = Instant(times.LeaseEndsAt),
        };

    private static EpisodeTimes TimesOf(Alert episode) =>
        new(
            episode.StartsAt.ToUnixTimeMilliseconds(),
            episode.UpdatedAt.ToUnixTimeMilliseconds(),
            episode.LeaseEndsAt.ToUnixTimeMilliseconds()
        );

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
