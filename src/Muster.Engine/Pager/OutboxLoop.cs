// Claims the messages of one channel and has them sent, some at a time.
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// One for each channel, so that a slow provider delays no other. A turn claims as many messages as there are free hands and does not wait for them; each that is
/// done wakes the loop.
/// </summary>
public sealed partial class OutboxLoop(
    IChannel channel,
    IOutbox outbox,
    Delivery delivery,
    EngineOptions options,
    Wake wake,
    TimeProvider clock,
    ILogger<OutboxLoop> logger
) : ICycle
{
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _busyAddresses = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public string Name => "outbox-" + channel.Name;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        int free = PagerDefaults.SendsMax - _sending.Count;
        if (free <= 0)
        {
            return null;
        }

        IReadOnlyList<ClaimedMessage> claimed = await outbox.ClaimAsync(channel.Name, now, PagerDefaults.Lease, options.Node, free, stop);
        foreach (ClaimedMessage message in claimed)
        {
            Begin(message);
        }

        if (claimed.Count > 0)
        {
            return clock.GetUtcNow();
        }

        // What may be claimed now and was not belongs to another channel: its own loop sees to it.
        return await outbox.NextClaimableAsync(stop) is { } next && next > now ? next : null;
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
            Log.LeftBehind(logger, _sending.Count, channel.Name);
        }
    }

    private void Begin(ClaimedMessage message)
    {
        // The key stands in the table before the work begins, so that its end cannot come first.
        TaskCompletionSource done = new();
        string key = message.Message.Key + "#" + message.Attempt;
        _sending[key] = done.Task;
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await HandleAsync(message);
            }
            catch (Exception failure)
            {
                // The lease ends by itself and the message is claimed again; the hand that held it must be free before.
                Log.Abandoned(logger, failure, message.Message.Key, message.Attempt);
            }
            finally
            {
                _sending.TryRemove(key, out _);
                done.SetResult();
                wake.All();
            }
        }
    }

    private async Task HandleAsync(ClaimedMessage message)
    {
        if (!TryTake(message.Message.Address))
        {
            await delivery.PostponeAsync(message, PagerDefaults.BusyAddressPause);
            return;
        }

        try
        {
            await delivery.AttemptAsync(channel, message);
        }
        finally
        {
            GiveBack(message.Message.Address);
        }
    }

    private bool TryTake(string address)
    {
        lock (_gate)
        {
            int busy = _busyAddresses.GetValueOrDefault(address);
            if (busy >= PagerDefaults.SendsPerAddressMax)
            {
                return false;
            }

            _busyAddresses[address] = busy + 1;
            return true;
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
