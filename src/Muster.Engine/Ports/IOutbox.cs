// The messages that must leave.
namespace Muster.Engine.Ports;

public interface IOutbox
{
    /// <summary>
    /// Claims the messages of a channel that are to be tried now and that nobody holds a lease on, the oldest first, as far as <paramref name="limits"/> let it.
    /// Each claim counts an attempt. One statement; two nodes never claim the same attempt.
    /// </summary>
    Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        string channel,
        DateTimeOffset now,
        TimeSpan lease,
        string owner,
        ClaimLimits limits,
        CancellationToken cancel
    );

    /// <summary>When the next message may be claimed (its next try or the end of its lease); null when none waits.</summary>
    /// <param name="channel">Null for any.</param>
    Task<DateTimeOffset?> NextClaimableAsync(string? channel, CancellationToken cancel);

    /// <summary>The messages of a subject that have neither left nor been given up, in any order.</summary>
    Task<IReadOnlyList<OutboxWait>> WaitsAsync(string subject, CancellationToken cancel);

    /// <summary>How many messages wait to be sent or tried again.</summary>
    Task<int> WaitingAsync(CancellationToken cancel);
}
