// What a signal does to the firing episode of its alert, and when an episode ends by itself.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// An alert is a lease: firing signals renew it, a resolved signal or the end of the lease ends it. Times that the sender states are believed as far as they
/// can be true: nothing starts or ended after <c>now</c>, nothing ends before it started, nothing happened before 1970, no lease outlives
/// <see cref="AlertDefaults.LeaseMax"/>.
/// </summary>
public static class AlertLifecycle
{
    private static readonly Reason NotFiring = new("alert.not_firing", "The sender says that it is over, and it was not firing.");

    private static readonly Reason EndedBeforeKnown = new("alert.ended_before_known", "It was over before Muster first heard of it.");

    private static readonly Reason StaleResolve = new(
        "alert.stale_resolve",
        "The sender says that it ended before the present episode began: it speaks of an earlier one."
    );

    private static readonly Reason NothingToAcknowledge = new(
        "alert.nothing_to_acknowledge",
        "The sender acknowledges it, and it was not firing."
    );

    private static readonly Reason NotByAPerson = new(
        "alert.acknowledged_by_no_person",
        "The sender acknowledges it. A key is no person, so whoever is paged stays paged until a person answers."
    );

    private static readonly Reason LeaseHolds = new("alert.lease_holds", "The sender's word still holds.");

    private static readonly Reason AlreadyResolved = new("alert.already_resolved", "It has already ended.");

    /// <param name="firing">The firing episode with the signal's fingerprint; null when there is none.</param>
    /// <param name="resolveTimeout">How long the sender's word holds when the signal names no end; see <see cref="AlertDefaults.ResolveTimeoutOf"/>.</param>
    public static AlertOutcome Apply(Alert? firing, Signal signal, DateTimeOffset now, TimeSpan resolveTimeout)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (signal.Acknowledged)
        {
            return new AlertOutcome.Ignored(firing is null ? NothingToAcknowledge : NotByAPerson);
        }

        DateTimeOffset? endsAt = Believable(signal.EndsAt);
        bool over = signal.Resolved || endsAt <= now;
        return (over, firing) switch
        {
            (true, null) => new AlertOutcome.Ignored(signal.Resolved ? NotFiring : EndedBeforeKnown),
            (true, Alert episode) => Resolve(episode, signal, endsAt, now),
            (false, null) => new AlertOutcome.Opened(Open(signal, endsAt, now, resolveTimeout)),
            (false, Alert episode) => Renew(episode, signal, endsAt, now, resolveTimeout),
        };
    }

    /// <summary>Ends the episode when its lease is over, at the instant at which it was over.</summary>
    /// <param name="hearingSince">
    /// Since when Muster has been able to hear renewals without a break; null: always. After an outage every lease counts as if it had been renewed when the
    /// outage ended, for the silence was Muster's and not the sender's.
    /// </param>
    public static AlertOutcome Expire(Alert alert, DateTimeOffset now, DateTimeOffset? hearingSince = null)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (!alert.IsFiring)
        {
            return new AlertOutcome.Ignored(AlreadyResolved);
        }

        DateTimeOffset end =
            hearingSince is DateTimeOffset since && since > alert.UpdatedAt
                ? since + (alert.LeaseEndsAt - alert.UpdatedAt)
                : alert.LeaseEndsAt;
        return end <= now
            ? new AlertOutcome.Resolved(alert with { ResolvedAt = Later(alert.LeaseEndsAt, alert.StartsAt), ResolvedBecause = "lease" })
            : new AlertOutcome.Ignored(LeaseHolds);
    }

    private static Alert Open(Signal signal, DateTimeOffset? endsAt, DateTimeOffset now, TimeSpan resolveTimeout) =>
        new(
            Id: 0,
            signal.Fingerprint,
            signal.Door,
            signal.Key,
            signal.Labels,
            signal.Annotations,
            signal.GeneratorUrl,
            StartsAt: Sooner(Believable(signal.StartsAt) ?? now, now),
            ReceivedAt: now,
            UpdatedAt: now,
            LeaseEndsAt: Lease(endsAt, now, resolveTimeout),
            ResolvedAt: null,
            ResolvedBecause: null,
            ResolvedBy: null,
            Group: null,
            Service: null
        );

    private static AlertOutcome Renew(Alert episode, Signal signal, DateTimeOffset? endsAt, DateTimeOffset now, TimeSpan resolveTimeout)
    {
        // Two Prometheus of a pair renew by their own clocks: the one that is behind must not shorten what the other has promised.
        Alert renewed = episode with
        {
            UpdatedAt = Later(now, episode.UpdatedAt),
            LeaseEndsAt = Later(Lease(endsAt, now, resolveTimeout), episode.LeaseEndsAt),
        };
        DateTimeOffset startsAt = Sooner(Believable(signal.StartsAt) ?? episode.StartsAt, episode.StartsAt);
        bool same =
            startsAt == episode.StartsAt
            && signal.GeneratorUrl == episode.GeneratorUrl
            && signal.Annotations.Equals(episode.Annotations)
            && signal.Labels.Equals(episode.Labels);
        return same
            ? new AlertOutcome.Renewed(renewed)
            : new AlertOutcome.Changed(
                renewed with
                {
                    StartsAt = startsAt,
                    GeneratorUrl = signal.GeneratorUrl,
                    Annotations = signal.Annotations,
                    Labels = signal.Labels,
                }
            );
    }

    private static AlertOutcome Resolve(Alert episode, Signal signal, DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (endsAt < episode.StartsAt)
        {
            return new AlertOutcome.Ignored(StaleResolve);
        }

        return new AlertOutcome.Resolved(
            episode with
            {
                UpdatedAt = Later(now, episode.UpdatedAt),
                ResolvedAt = Later(Sooner(endsAt ?? now, now), episode.StartsAt),
                ResolvedBecause = "signal",
                ResolvedBy = signal.Key,
                Annotations = signal.Annotations.Count > 0 ? signal.Annotations : episode.Annotations,
            }
        );
    }

    private static DateTimeOffset Lease(DateTimeOffset? endsAt, DateTimeOffset now, TimeSpan resolveTimeout) =>
        Sooner(endsAt ?? now + resolveTimeout, now + AlertDefaults.LeaseMax);

    private static DateTimeOffset? Believable(DateTimeOffset? stated) => stated < AlertDefaults.TimeMin ? null : stated;

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
