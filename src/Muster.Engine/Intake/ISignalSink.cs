// Where signals become durable, however the store does it.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>What it throws when nothing can be kept is a <see cref="StoreUnavailableException"/>: the sender must try again.</summary>
public interface ISignalSink
{
    /// <summary>Applies the signals in order, with the rules of <see cref="EpisodeRules"/>. Durable when it answers: only then may the sender hear a 2xx.</summary>
    /// <param name="signals">The caller's, who disposes of them after the answer.</param>
    /// <param name="wantsLines">
    /// Whether the answer is to tell what became of each signal. Who does not ask for that may go on where the next senders wait, and must be nearly done.
    /// </param>
    ValueTask<IntakeAnswer> AcceptAsync(string door, string key, SignalFrames signals, bool wantsLines, CancellationToken cancel);

    /// <summary>What became of the signals of a request; null when there is no such receipt, or no longer.</summary>
    Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel);

    /// <summary>Resolves the firing alerts whose lease is over; answers how many.</summary>
    /// <param name="hearingSince">Since when renewals could be heard without a break.</param>
    Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset hearingSince, int limit, CancellationToken cancel);

    /// <summary>When the next lease of a firing alert ends, or somewhat before; null when none fires.</summary>
    Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel);

    /// <summary>Comes back when what was accepted before can be read from the store, or after a short while: for readers who want to see what they sent.</summary>
    Task SettledAsync(CancellationToken cancel);

    /// <summary>
    /// Alerts that were read from the store, in the same order, with all that was heard of them since: their lease and how many signals they had, which a store may
    /// follow by some seconds. For a page of a list; not for thousands, which would keep senders waiting.
    /// </summary>
    IReadOnlyList<Alert> AsHeard(IReadOnlyList<Alert> read);
}
