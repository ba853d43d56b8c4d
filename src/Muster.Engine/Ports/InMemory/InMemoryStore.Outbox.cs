// The outbox in memory: messages by key, and what became of each.
namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<string, Waiting> _outbox = new(StringComparer.Ordinal);

    private enum Fate
    {
        Waiting,
        Sent,
        Dropped,
    }

    public Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        string channel,
        DateTimeOffset now,
        TimeSpan lease,
        string owner,
        ClaimLimits limits,
        CancellationToken cancel
    ) =>
        WriteAsync<IReadOnlyList<ClaimedMessage>>(
            () =>
                [
                    .. _outbox
                        .Values.Where(message =>
                            message.Fate == Fate.Waiting
                            && message.Message.Channel == channel
                            && message.ClaimableAt <= now
                            && !limits.Busy.Contains(message.Message.Address)
                        )
                        .OrderBy(message => message.Message.CreatedAt)
                        .ThenBy(message => message.Message.Key, StringComparer.Ordinal)
                        .Take(ClaimLimits.LookedAt)
                        .GroupBy(message => message.Message.Address, StringComparer.Ordinal)
                        .SelectMany(ofOne => ofOne.Take(limits.PerAddress))
                        .OrderBy(message => message.Message.CreatedAt)
                        .ThenBy(message => message.Message.Key, StringComparer.Ordinal)
                        .Take(limits.Messages)
                        .ToList()
                        .Select(message => message.Claim(StoredInstant.Of(now + lease), owner)),
                ],
            cancel
        );

    public Task<DateTimeOffset?> NextClaimableAsync(string? channel, CancellationToken cancel) =>
        ReadAsync(
            () =>
                _outbox
                    .Values.Where(message => message.Fate == Fate.Waiting && (channel is null || message.Message.Channel == channel))
                    .Min(message => (DateTimeOffset?)message.ClaimableAt),
            cancel
        );

    public Task<int> WaitingAsync(CancellationToken cancel) =>
        ReadAsync(() => _outbox.Values.Count(message => message.Fate == Fate.Waiting), cancel);

    public Task<IReadOnlyList<OutboxWait>> WaitsAsync(string subject, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<OutboxWait>>(
            () =>
                [
                    .. _outbox
                        .Values.Where(message => message.Fate == Fate.Waiting && message.Message.Subject == subject)
                        .Select(message => new OutboxWait(message.Message.Key, message.ClaimableAt, message.Owner is not null)),
                ],
            cancel
        );

    /// <summary>Completes, then drops, then adds: a commit may drop what a subject waited for and give it something new.</summary>
    private void WriteOutbox(Commit commit)
    {
        if (commit.OutboxCompleted is { } completed)
        {
            _outbox[completed.Key].Complete(completed);
        }

        foreach (Waiting message in _outbox.Values.Where(message => commit.OutboxDropped.Contains(message.Message.Subject)))
        {
            message.DropUnsent();
        }

        foreach (HurriedMessage hurried in commit.OutboxHurried)
        {
            _outbox.GetValueOrDefault(hurried.Key)?.Hurry(StoredInstant.Of(hurried.At));
        }

        foreach (OutboxMessage message in commit.Outbox)
        {
            Waiting waiting = new(
                message with
                {
                    CreatedAt = StoredInstant.Of(message.CreatedAt),
                    NextTryAt = StoredInstant.Of(message.NextTryAt),
                    Hold = null,
                }
            );
            if (_outbox.TryAdd(message.Key, waiting) && message.Hold is { } hold)
            {
                waiting.Claim(StoredInstant.Of(hold.LeaseUntil), hold.Owner);
            }
        }
    }

    /// <summary>A message and its attempts. <see cref="Owner"/> is set while an attempt is open, even past the end of its lease.</summary>
    private sealed class Waiting(OutboxMessage message)
    {
        public OutboxMessage Message { get; } = message;

        public Fate Fate { get; private set; }

        public int Attempt { get; private set; }

        public string? Owner { get; private set; }

        /// <summary>The next try, or the end of the lease while an attempt is open.</summary>
        public DateTimeOffset ClaimableAt { get; private set; } = message.NextTryAt;

        public ClaimedMessage Claim(DateTimeOffset leaseUntil, string owner)
        {
            Attempt++;
            Owner = owner;
            ClaimableAt = leaseUntil;
            return new(Message, Attempt, leaseUntil);
        }

        /// <summary>A message that was dropped while it was being sent stays dropped, unless it did leave.</summary>
        public void Complete(OutboxCompletion completion)
        {
            Owner = null;
            switch (completion)
            {
                case OutboxCompletion.Sent:
                    Fate = Fate.Sent;
                    break;
                case OutboxCompletion.Dropped:
                    Fate = Fate.Dropped;
                    break;
                case OutboxCompletion.Postponed postponed:
                    Attempt--;
                    ClaimableAt = StoredInstant.Of(postponed.NextTryAt);
                    break;
                case OutboxCompletion.Retry retry:
                    ClaimableAt = StoredInstant.Of(retry.NextTryAt);
                    break;
            }
        }

        public void Hurry(DateTimeOffset at)
        {
            if (Fate == Fate.Waiting && Attempt == 0 && ClaimableAt > at)
            {
                ClaimableAt = at;
            }
        }

        public void DropUnsent()
        {
            if (Fate == Fate.Waiting)
            {
                Fate = Fate.Dropped;
            }
        }
    }
}
