// Runs the engine's turns by hand, in an order that is always the same, while the demo's clock is moved.
using Muster.Engine.Pager;
using Muster.Engine.Ports;

namespace Muster.Cli.Demo;

internal sealed class DemoEngine
{
    private const int TurnsMax = 200;
    private const int StepsMax = 5_000;
    private static readonly TimeSpan SentSoon = TimeSpan.FromMilliseconds(5);

    private readonly DemoClock _clock;
    private readonly ITimerQueue _timers;
    private readonly IOutbox _outbox;
    private readonly ICycle[] _cycles;
    private readonly OutboxLoop[] _channels;

    public DemoEngine(IServiceProvider services, DemoClock clock)
    {
        _clock = clock;
        _timers = services.GetRequiredService<ITimerQueue>();
        _outbox = services.GetRequiredService<IOutbox>();
        ICycle[] all = [.. services.GetServices<ICycle>()];
        _cycles =
        [
            .. all.OfType<AlertSaving>(),
            all.OfType<AlertRouter>().Single(),
            all.OfType<TimerLoop>().Single(),
            .. _channels = [.. services.GetServices<IChannel>().Select(Queue)],
        ];

        OutboxLoop Queue(IChannel channel)
        {
            Delivery delivery = services.GetRequiredService<Delivery>();
            Func<ClaimedMessage, Task> attempt = message => delivery.AttemptAsync(channel, message);
            return ActivatorUtilities.CreateInstance<OutboxLoop>(services, channel.Name, attempt);
        }
    }

    /// <summary>Does all that is due now.</summary>
    public async Task SettleAsync()
    {
        for (int turn = 0; turn < TurnsMax; turn++)
        {
            bool more = false;
            foreach (ICycle cycle in _cycles)
            {
                more |= await cycle.TurnAsync(CancellationToken.None) is { } next && next <= _clock.GetUtcNow();
            }

            if (!more && !_channels.Any(channel => channel.IsSending))
            {
                return;
            }

            // A message is handed over beside the turn that claimed it.
            await Task.Delay(more ? TimeSpan.Zero : SentSoon);
        }

        throw new InvalidOperationException("The demo's past does not come to rest.");
    }

    /// <summary>Moves the clock on, and stops at each instant on the way at which something falls due.</summary>
    public async Task AdvanceAsync(DateTimeOffset target)
    {
        await SettleAsync();
        for (int step = 0; await NextAsync() is { } due && due <= target; step++)
        {
            if (step > StepsMax)
            {
                throw new InvalidOperationException("A timer of the demo's past stays due.");
            }

            _clock.Set(due);
            await SettleAsync();
        }

        _clock.Set(target);
        await SettleAsync();
    }

    /// <summary>When the next timer fires or the next message leaves; what waits for a queue that does not run here is left alone.</summary>
    private async Task<DateTimeOffset?> NextAsync()
    {
        DateTimeOffset? timer = await _timers.NextDueAsync(CancellationToken.None);
        DateTimeOffset? message = await _outbox.NextClaimableAsync(null, CancellationToken.None);
        return message <= _clock.GetUtcNow() || timer < message ? timer : message ?? timer;
    }
}
