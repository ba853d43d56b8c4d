// How subscribers of the status page are told: many by one attempt, on what leads there once.
using System.Collections.Immutable;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Engine.Ports;

/// <summary>One way to tell subscribers. Each has its own queue and its own connections, so that ten thousand of them delay no page.</summary>
public interface ISubscriberChannel
{
    SubscriberChannel Way { get; }

    /// <summary>How many subscribers one message of the queue stands for: what leads there is paid once for them, and as many hear it twice after a crash.</summary>
    int AtOnce { get; }

    /// <summary>How long one attempt may take: 1 to 10 seconds, less than the pager's lease.</summary>
    TimeSpan Timeout { get; }

    /// <summary>How long a subscriber is left in peace after so many failures, the first 1; null: it is given up.</summary>
    TimeSpan? PauseAfter(int failures);

    /// <summary>
    /// Tries once to tell each, in their order, and says what became of each as soon as it is known. It may end before all were tried: the others are tried again. A
    /// failure is an answer, not an exception.
    /// </summary>
    /// <param name="news">Null to ask them to confirm, or to tell them that they are subscribed.</param>
    /// <param name="key">The same for each attempt; with the subscription's id it names one message.</param>
    IAsyncEnumerable<SubscriberResult> TellAsync(
        StatusNews? news,
        string key,
        ImmutableArray<Subscription> subscribers,
        CancellationToken cancel
    );

    /// <summary>Tries once to write to a customer who reported something.</summary>
    Task<SendResult> WriteAsync(ReporterLetter letter, CancellationToken cancel);
}
