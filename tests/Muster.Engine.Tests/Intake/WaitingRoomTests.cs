// Whether a sender waits for room while it listens, and no longer.
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

public sealed class WaitingRoomTests
{
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
    private readonly WaitingRoom _room;

    public WaitingRoomTests() => _room = new(100, _clock);

    [Fact]
    public async Task Whoever_finds_no_room_comes_in_when_somebody_leaves()
    {
        await _room.EnterAsync(60, CancellationToken.None);
        await _room.EnterAsync(40, CancellationToken.None);
        Task waiting = _room.EnterAsync(30, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        _room.Leave(40);

        await waiting;
        Task another = _room.EnterAsync(20, CancellationToken.None).AsTask();
        Assert.False(another.IsCompleted);
    }

    [Fact]
    public async Task After_five_seconds_it_hears_to_send_again()
    {
        await _room.EnterAsync(100, CancellationToken.None);
        Task waiting = _room.EnterAsync(1, CancellationToken.None).AsTask();
        _clock.MoveTo(_clock.Now.AddSeconds(5));

        StoreUnavailableException refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting);

        Assert.Contains("send it again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_larger_than_the_room_has_it_for_itself()
    {
        await _room.EnterAsync(1000, CancellationToken.None);
        Task waiting = _room.EnterAsync(1, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        _room.Leave(1000);
        await waiting;
    }
}
