// The silences and inhibitions that are in force at one moment.
using Muster.Core.Alerts;

namespace Muster.Engine.Pager;

public sealed class ActiveMutes(ActiveSilences silences, ActiveInhibitions inhibitions)
{
    public ActiveSilences Silences => silences;

    public ActiveInhibitions Inhibitions => inhibitions;

    /// <summary>The same while the same things mute: when it differs, somebody may have to be paged who was not.</summary>
    public string Signature { get; } = silences.Signature + "|" + inhibitions.Signature;

    /// <summary>With the alerts among these that hide others: what comes together is seen together.</summary>
    internal ActiveMutes With(IEnumerable<RoutedChange> coming)
    {
        ActiveInhibitions more = inhibitions.With(coming.Select(change => change.Alert));
        return ReferenceEquals(more, inhibitions) ? this : new(silences, more);
    }

    /// <summary>What keeps an alert quiet; null when nothing does.</summary>
    public Mute? Of(Alert alert) =>
        silences.Of(alert) is { } silence ? new(silence, null)
        : inhibitions.Of(alert) is { } inhibition ? new(null, inhibition)
        : null;

    /// <summary>What keeps these alerts quiet; null when one of them is not muted, or there is none.</summary>
    public Mute? OfAll(IEnumerable<Alert> alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        Mute? longest = null;
        foreach (Alert alert in alerts)
        {
            if (Of(alert) is not { } mute)
            {
                return null;
            }

            longest = mute.Or(longest);
        }

        return longest;
    }
}
