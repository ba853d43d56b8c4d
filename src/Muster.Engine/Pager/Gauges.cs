// Measures what waits, every few seconds.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

public sealed class Gauges(IOutbox outbox, ITimerQueue timers, EngineMeter meter, TimeProvider clock) : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "gauges";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now >= _next)
        {
            DateTimeOffset? due = await timers.NextDueAsync(stop);
            meter.Measured(await outbox.WaitingAsync(stop), due < now ? now - due.Value : TimeSpan.Zero);
            _next = now + Every;
        }

        return _next;
    }
}
