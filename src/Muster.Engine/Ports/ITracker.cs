// How an action item becomes an issue in a tracker, and how issues stand there.
using System.Collections.Immutable;
using Muster.Core.Catalog;

namespace Muster.Engine.Ports;

/// <summary>The trackers of the organisation, in a queue of their own behind which no page waits.</summary>
public interface ITracker
{
    /// <summary>The queue of the outbox.</summary>
    const string Queue = "tracker";

    /// <summary>How long one attempt may take: 1 to 10 seconds, less than the pager's lease.</summary>
    TimeSpan Timeout { get; }

    /// <summary>
    /// The issue with the draft's marker; neither of the two when the tracker shows none, which it may do for minutes after it opened one. A failure is an answer, not
    /// an exception.
    /// </summary>
    Task<(Issue? Issue, SendResult.Failed? Failed)> FindAsync(Tracker tracker, IssueDraft draft, CancellationToken cancel);

    /// <summary>Opens an issue, whatever there is already. Exactly one of the two is there; a failure is an answer, not an exception.</summary>
    Task<(Issue? Issue, SendResult.Failed? Failed)> OpenAsync(Tracker tracker, IssueDraft draft, CancellationToken cancel);

    /// <summary>Issues of ours that changed since an instant, in no order; others of the project may be among them. Exactly one of the two is there.</summary>
    Task<(ImmutableArray<Issue>? Issues, SendResult.Failed? Failed)> ChangedAsync(
        Tracker tracker,
        DateTimeOffset since,
        CancellationToken cancel
    );
}
