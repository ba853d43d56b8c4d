// The rules of a lease on bare instants: what a signal, or the passing of time, makes of an episode.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// An alert is a lease: firing signals renew it, a resolved signal or the end of the lease ends it. Times that the sender states are believed as far as they
/// can be true: nothing starts or ended after <c>now</c>, nothing ends before it started, nothing happened before 1970, no lease outlives
/// <see cref="AlertDefaults.LeaseMax"/>. All instants and durations are milliseconds. No call makes garbage.
/// </summary>
public static class EpisodeRules
{
    private const long None = SignalTimes.None;

    private static readonly long LeaseMax = (long)AlertDefaults.LeaseMax.TotalMilliseconds;

    private static readonly long TimeMin = AlertDefaults.TimeMin.ToUnixTimeMilliseconds();

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

    /// <summary>Why a signal can be without effect, in an order that never changes: logs keep the place of a reason.</summary>
    public static IReadOnlyList<Reason> Reasons { get; } = [NotFiring, EndedBeforeKnown, StaleResolve, NothingToAcknowledge, NotByAPerson];

    /// <summary>The place of a reason in <see cref="Reasons"/>.</summary>
    public static int PlaceOf(Reason why)
    {
        int place = 0;
        while (!ReferenceEquals(Reasons[place], why))
        {
            place++;
        }

        return place;
    }

    /// <param name="firing">The firing episode with the signal's fingerprint; null when there is none.</param>
    /// <param name="isSame">Whether the signal says nothing new: the same labels, annotations and link as the episode has.</param>
    /// <param name="resolveTimeout">How long the sender's word holds when the signal names no end; see <see cref="AlertDefaults.ResolveTimeoutOf"/>.</param>
    public static EpisodeChange Apply(EpisodeTimes? firing, in SignalTimes signal, bool isSame, long now, long resolveTimeout)
    {
        if (signal.Acknowledged)
        {
            return Ignored(firing, firing is null ? NothingToAcknowledge : NotByAPerson);
        }

        long endsAt = Believable(signal.EndsAt);
        bool over = signal.Resolved || (endsAt != None && endsAt <= now);
        return (over, firing) switch
        {
            (true, null) => Ignored(firing, signal.Resolved ? NotFiring : EndedBeforeKnown),
            (true, EpisodeTimes episode) => Resolve(episode, endsAt, now),
            (false, null) => Open(signal, endsAt, now, resolveTimeout),
            (false, EpisodeTimes episode) => Renew(episode, signal, isSame, endsAt, now, resolveTimeout),
        };
    }

    /// <summary>Whether the lease is over at <paramref name="now"/>.</summary>
    /// <param name="hearingSince">
    /// Since when Muster has been able to hear renewals without a break; <see cref="SignalTimes.None"/>: always. After an outage every lease counts as if it had
    /// been renewed when the outage ended, for the silence was Muster's and not the sender's.
    /// </param>
    public static bool IsOver(in EpisodeTimes episode, long now, long hearingSince) =>
        (hearingSince > episode.UpdatedAt ? hearingSince + (episode.LeaseEndsAt - episode.UpdatedAt) : episode.LeaseEndsAt) <= now;

    /// <summary>The instant at which an episode whose lease is over has ended.</summary>
    public static long EndOfLease(in EpisodeTimes episode) => Math.Max(episode.LeaseEndsAt, episode.StartsAt);

    private static EpisodeChange Open(in SignalTimes signal, long endsAt, long now, long resolveTimeout)
    {
        long startsAt = Believable(signal.StartsAt);
        EpisodeTimes times = new(startsAt == None ? now : Math.Min(startsAt, now), now, Lease(endsAt, now, resolveTimeout));
        return new(EpisodeChangeKind.Opened, times, None, null);
    }

    private static EpisodeChange Renew(EpisodeTimes episode, in SignalTimes signal, bool isSame, long endsAt, long now, long resolveTimeout)
    {
        long startsAt = Believable(signal.StartsAt);
        EpisodeTimes times = new(
            startsAt == None ? episode.StartsAt : Math.Min(startsAt, episode.StartsAt),
            Math.Max(now, episode.UpdatedAt),
            // Two Prometheus of a pair renew by their own clocks: the one that is behind must not shorten what the other has promised.
            Math.Max(Lease(endsAt, now, resolveTimeout), episode.LeaseEndsAt)
        );
        bool isRenewal = isSame && times.StartsAt == episode.StartsAt;
        return new(isRenewal ? EpisodeChangeKind.Renewed : EpisodeChangeKind.Changed, times, None, null);
    }

    private static EpisodeChange Resolve(EpisodeTimes episode, long endsAt, long now)
    {
        if (endsAt != None && endsAt < episode.StartsAt)
        {
            return Ignored(episode, StaleResolve);
        }

        long resolvedAt = Math.Max(endsAt == None ? now : Math.Min(endsAt, now), episode.StartsAt);
        return new(EpisodeChangeKind.Resolved, episode with { UpdatedAt = Math.Max(now, episode.UpdatedAt) }, resolvedAt, null);
    }

    private static EpisodeChange Ignored(EpisodeTimes? firing, Reason why) => new(EpisodeChangeKind.Ignored, firing ?? default, None, why);

    private static long Lease(long endsAt, long now, long resolveTimeout) =>
        Math.Min(endsAt == None ? now + resolveTimeout : endsAt, now + LeaseMax);

    private static long Believable(long stated) => stated < TimeMin ? None : stated;
}
