// Claims the messages of one queue and has them sent, some at a time.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// One for each channel, so that a slow provider delays no other. A turn claims as many messages as there are free hands, none to an address that is still busy with
/// others, and does not wait for them; each that is done wakes the loop.
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
) : ICycle
{
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _busyAddresses = new(StringComparer.Ordinal);
    private readonly Aside<string> _abandoned = troubles.NewAside<string>();
    private readonly Lock _gate = new();

    public string Name => "outbox-" + channel;

    public bool IsApart { get; init; }

    public Wake? Signal => wake.Queue(channel);

    /// <summary>Whether a message is being sent now.</summary>
    public bool IsSending => !_sending.IsEmpty;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _abandoned.ForgetUntil(now - PagerDefaults.Lease);
        int free = PagerDefaults.SendsMax - _sending.Count;
        if (free <= 0)
        {
            return null;
        }

        // To claim is to write, even when nothing is to be had.
        DateTimeOffset? next = await outbox.NextClaimableAsync(channel, stop);
        if (next is null || next > now)
        {
            return next;
        }

        IReadOnlyList<ClaimedMessage> claimed = await outbox.ClaimAsync(
            channel,
            now,
            PagerDefaults.Lease,
            options.Node,
            new ClaimLimits(free, PagerDefaults.SendsPerAddressMax, BusyAddresses()),
            stop
        );
        foreach (ClaimedMessage message in claimed)
        {
            Begin(message);
        }

        // What may be claimed now and was not is for an address that is busy: the end of its send wakes this loop.
        return claimed.Count > 0 ? clock.GetUtcNow() : null;
    }

    /// <summary>Waits for what is being sent, at most so long; what is left then is sent again by the next node when its lease has ended.</summary>
    internal async Task DrainAsync(TimeSpan longest)
    {
        try
        {
            await Task.WhenAll(_sending.Values).WaitAsync(longest, clock);
        }
        catch (TimeoutException)
        {
            Log.LeftBehind(logger, _sending.Count, channel);
        }
    }

    private void Begin(ClaimedMessage message)
    {
        // The key stands in the table before the work begins, so that its end cannot come first.
        TaskCompletionSource done = new();
        string key = message.Message.Key + "#" + message.Attempt;
        _sending[key] = done.Task;
        Take(message.Message.Address);
        _ = RunAsync();

        async Task RunAsync()
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
                GiveBack(message.Message.Address);
                _sending.TryRemove(key, out _);
                done.SetResult();
                wake.Queue(channel).All();
            }
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

    private void Take(string address)
    {
        lock (_gate)
        {
            _busyAddresses[address] = _busyAddresses.GetValueOrDefault(address) + 1;
        }
    }

    private void GiveBack(string address)
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
            Message = "{Count} messages of the channel {Channel} were still being sent at the stop; they are sent again when their lease ends."
        )]
        public static partial void LeftBehind(ILogger logger, int count, string channel);
    }
}
