// What a signal, or the passing of time, made of an alert.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>What became of an alert. Each but <see cref="Ignored"/> carries the alert as it must be stored.</summary>
public abstract record AlertOutcome
{
    private AlertOutcome() { }

    /// <summary>A new episode began; the store gives it its id.</summary>
    public sealed record Opened(Alert Alert) : AlertOutcome;

    /// <summary>It fires still, and nothing but <see cref="Alert.LeaseEndsAt"/> and <see cref="Alert.UpdatedAt"/> changed.</summary>
    public sealed record Renewed(Alert Alert) : AlertOutcome;

    /// <summary>It fires still, and the sender says something else about it: annotations, labels, link or an earlier start. The lease is renewed too.</summary>
    public sealed record Changed(Alert Alert) : AlertOutcome;

    /// <summary>The episode is over.</summary>
    public sealed record Resolved(Alert Alert) : AlertOutcome;

    /// <summary>Nothing happened.</summary>
    public sealed record Ignored(Reason Why) : AlertOutcome;
}
