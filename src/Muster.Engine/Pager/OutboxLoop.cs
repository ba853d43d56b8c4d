// Claims the messages of one queue and has them sent, some at a time.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// One for each channel, so that a slow provider delays no other. A turn claims as many messages as there are free hands, none to an address that is still busy with
/// others, and does not wait for them; each that is done wakes the loop. A message that this node writes while a hand is free need not be claimed: it is held.
/// </summary>
/// <param name="channel">A channel of pages, or the queue for the rooms of a chat program.</param>
/// <param name="attempt">One attempt to send, with all that follows from it.</param>
public sealed partial class OutboxLoop(
    string channel,
    Func<ClaimedMessage, Task> attempt,
    IOutbox outbox,
    EngineOptions options,
    Wake wake,
    Troubles troubles,
    TimeProvider clock,
    ILogger<OutboxLoop> logger
) : ICycle, IHand
{
    private readonly Dictionary<string, int> _busyAddresses = new(StringComparer.Ordinal);
    private readonly Aside<string> _abandoned = troubles.NewAside<string>();
    private readonly Lock _gate = new();
    private SynchronizationContext? _context;
    private int _hands;
    private bool _isOpen;
    private long _refused;
    private long _caughtUp;

    public string Name => "outbox-" + channel;

    public bool IsApart { get; init; }

    public Wake Signal(Wake commits) => commits.Queue(channel);

    /// <summary>Whether a message is being sent now, or is held and will be as soon as it is written.</summary>
    public bool IsSending => Busy() > 0;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _abandoned.ForgetUntil(now - PagerDefaults.Lease);
        if (!Open(out long refused))
        {
            return null;
        }

        // To claim is to write, even when nothing is to be had.
        DateTimeOffset? next = await outbox.NextClaimableAsync(channel, stop);
        if (next is null || next > now)
        {
            CaughtUp(refused);
            return next;
        }

        int free = TakeFree();
        int taken = 0;
        try
        {
            IReadOnlyList<ClaimedMessage> claimed =
                free == 0
                    ? []
                    : await outbox.ClaimAsync(
                        channel,
                        now,
                        PagerDefaults.Lease,
                        options.Node,
                        new ClaimLimits(free, PagerDefaults.SendsPerAddressMax, BusyAddresses()),
                        stop
                    );
            foreach (ClaimedMessage message in claimed)
            {
                taken++;
                Occupy(message.Message.Address);
                _ = RunAsync(message);
            }

            // What may be claimed now and was not is for an address that is busy: the end of its send wakes this loop.
            return claimed.Count > 0 ? clock.GetUtcNow() : null;
        }
        finally
        {
            GiveBack(free - taken);
        }
    }

    public Task EndAsync()
    {
        lock (_gate)
        {
            _isOpen = false;
        }

        return Task.CompletedTask;
    }

    public MessageHold? Hold(OutboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_isOpen || message.NextTryAt > now)
            {
                return null;
            }

            // What waits goes first: while anything may, the next waits behind it.
            if (_refused > _caughtUp || _hands == PagerDefaults.SendsMax || _busyAddresses.ContainsKey(message.Address))
            {
                _refused++;
                return null;
            }

            _hands++;
            Occupy(message.Address);
            return new(options.Node, now + PagerDefaults.Lease);
        }
    }

    public void Send(OutboxMessage held)
    {
        ArgumentNullException.ThrowIfNull(held);
        ClaimedMessage claimed = new(held with { Hold = null }, 1, held.Hold!.LeaseUntil);

        // Not by the loop that wrote it: a channel may take its time before it first waits.
        _context!.Post(_ => _ = RunAsync(claimed), null);
    }

    public void Release(OutboxMessage held)
    {
        ArgumentNullException.ThrowIfNull(held);
        Leave(held.Address);
        GiveBack(1);
        wake.Queue(channel).All();
    }

    /// <summary>
    /// Waits for what is being sent or held, at most so long; what is left then is sent again by the next node when its lease has ended. A message whose commit is still
    /// on its way has a lease already: nobody else would send it before that ends.
    /// </summary>
    internal async Task DrainAsync(TimeSpan longest)
    {
        Wake done = wake.Queue(channel);
        DateTimeOffset end = clock.GetUtcNow() + longest;
        long mark = done.Mark();
        while (Busy() is > 0 and int busy)
        {
            TimeSpan left = end - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                Log.LeftBehind(logger, busy, channel);
                return;
            }

            await done.WaitAsync(mark, left, clock, CancellationToken.None);
            mark = done.Mark();
        }
    }

    private async Task RunAsync(ClaimedMessage message)
    {
        try
        {
            await attempt(message);
            _abandoned.Forget(message.Message.Key);
        }
        catch (Exception failure)
        {
            // The lease ends by itself and the message is claimed again; the hand that held it must be free before.
            Abandon(message, failure);
        }
        finally
        {
            Release(message.Message);
        }
    }

    private void Abandon(ClaimedMessage claimed, Exception failure)
    {
        OutboxMessage message = claimed.Message;
        DateTimeOffset now = clock.GetUtcNow();
        _abandoned.Put(
            message.Key,
            now,
            _ => claimed.LeaseUntil - now,
            (since, failures) =>
                new(
                    $"The message {message.Key} cannot be sent",
                    since,
                    $"It is tried again each time its lease ends; reach its receiver in another way, and look at {message.Subject} and into the log of this node.",
                    Trouble.Failed(failures, failure)
                )
        );
        Log.Abandoned(logger, failure, message.Key, claimed.Attempt);
    }

    private ImmutableArray<string> BusyAddresses()
    {
        lock (_gate)
        {
            return [.. _busyAddresses.Keys];
        }
    }

    /// <summary>From now on messages may be held: where this loop runs, their sends run too. What runs apart lets no page wait, and claims. Answers whether a hand is free.</summary>
    /// <param name="refused">How many messages had to wait for a claim so far.</param>
    private bool Open(out long refused)
    {
        lock (_gate)
        {
            refused = _refused;
            _context = SynchronizationContext.Current;
            _isOpen = _context is not null && !IsApart;
            return _hands < PagerDefaults.SendsMax;
        }
    }

    /// <summary>Nothing waits of what had been refused before it was looked for.</summary>
    private void CaughtUp(long refused)
    {
        lock (_gate)
        {
            _caughtUp = refused;
        }
    }

    /// <summary>How many hands hold or send a message.</summary>
    private int Busy()
    {
        lock (_gate)
        {
            return _hands;
        }
    }

    /// <summary>All hands that are free.</summary>
    private int TakeFree()
    {
        lock (_gate)
        {
            int free = PagerDefaults.SendsMax - _hands;
            _hands += free;
            return free;
        }
    }

    private void GiveBack(int hands)
    {
        lock (_gate)
        {
            _hands -= hands;
        }
    }

    private void Occupy(string address)
    {
        lock (_gate)
        {
            _busyAddresses[address] = _busyAddresses.GetValueOrDefault(address) + 1;
        }
    }

    private void Leave(string address)
    {
        lock (_gate)
        {
            if (--_busyAddresses[address] == 0)
            {
                _busyAddresses.Remove(address);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Attempt {Attempt} of the message {Key} was abandoned; it is claimed again when its lease ends."
        )]
        public static partial void Abandoned(ILogger logger, Exception failure, string key, int attempt);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} messages of the channel {Channel} had no result at the stop; they are sent again when their lease ends."
        )]
        public static partial void LeftBehind(ILogger logger, int count, string channel);
    }
}
