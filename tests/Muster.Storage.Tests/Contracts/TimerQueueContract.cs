// What the queue of timers promises.
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class TimerQueueContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task Without_timers_nothing_is_due()
    {
        Assert.Empty(await Store.Timers.DueAsync(Some.Now, 10, None));
        Assert.Null(await Store.Timers.NextDueAsync(None));
    }

    [Fact]
    public async Task A_timer_is_due_at_its_instant_and_not_before()
    {
        TimerEntry timer = Some.Timer("t", 60);
        await CommittedAsync(new() { TimersSet = [timer] });

        Assert.Empty(await Store.Timers.DueAsync(Some.At(59.999), 10, None));
        Assert.Equal([timer], await Store.Timers.DueAsync(Some.At(60), 10, None));
        Assert.Equal(Some.At(60), await Store.Timers.NextDueAsync(None));
    }

    [Fact]
    public async Task The_longest_overdue_come_first_up_to_the_limit()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("c", 3), Some.Timer("a2", 1), Some.Timer("a1", 1), Some.Timer("b", 2)] });

        Assert.Equal(["a1", "a2", "b"], (await Store.Timers.DueAsync(Some.At(10), 3, None)).Select(timer => timer.Id));
        Assert.Equal(Some.At(1), await Store.Timers.NextDueAsync(None));
    }

    [Fact]
    public async Task Setting_a_timer_again_replaces_it()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("t", 1)] });
        TimerEntry moved = new("t", "other", "page/p9", Some.At(5));
        await CommittedAsync(new() { TimersSet = [moved] });

        Assert.Equal([moved], await Store.Timers.DueAsync(Some.At(10), 10, None));
    }

    [Fact]
    public async Task A_cancelled_timer_is_gone_and_an_unknown_one_is_no_error()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("t"), Some.Timer("kept")] });
        await CommittedAsync(new() { TimersCancelled = ["t", "never set"] });

        Assert.Equal(["kept"], (await Store.Timers.DueAsync(Some.Now, 10, None)).Select(timer => timer.Id));
    }

    [Fact]
    public async Task A_fired_timer_is_gone()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("t")] });
        await CommittedAsync(new() { TimerFired = Some.Timer("t") });

        Assert.Null(await Store.Timers.NextDueAsync(None));
        Assert.Equal("timer t", await ConflictAsync(new() { TimerFired = Some.Timer("t") }));
    }

    [Fact]
    public async Task A_timer_that_was_moved_since_cannot_be_fired_for_its_old_instant()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("t", 1)] });
        await CommittedAsync(new() { TimersSet = [Some.Timer("t", 2)] });

        Assert.Equal("timer t", await ConflictAsync(new() { TimerFired = Some.Timer("t", 1) }));
        Assert.Equal(Some.At(2), await Store.Timers.NextDueAsync(None));
    }

    [Fact]
    public async Task A_timer_may_set_itself_anew_in_the_commit_that_fires_it()
    {
        await CommittedAsync(new() { TimersSet = [Some.Timer("t", 1)] });
        await CommittedAsync(new() { TimerFired = Some.Timer("t", 1), TimersSet = [Some.Timer("t", 61)] });

        Assert.Equal(Some.At(61), await Store.Timers.NextDueAsync(None));
    }

    [Fact]
    public async Task Due_times_are_kept_as_whole_milliseconds_and_fire_with_what_was_set()
    {
        TimerEntry precise = new("t", "k", "s", Some.Now.AddTicks(12_345_678));
        await CommittedAsync(new() { TimersSet = [precise] });

        Assert.Equal(Some.At(1.234), await Store.Timers.NextDueAsync(None));
        await CommittedAsync(new() { TimerFired = precise });
    }
}
