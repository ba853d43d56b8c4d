// That what is due survives the engine: restarts, crashes, and time in which nobody was there.
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

public sealed class OutageTests
{
    [Fact]
    public void A_restart_in_the_middle_keeps_the_timer() =>
        World.Tell(world =>
        {
            world.Signal();
            DateTimeOffset paged = world.Now;
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(2));

            world.Restart();
            world.FastForward(paged + StepWait - world.Now);

            world.Email.Next("ben");
            Assert.Equal(paged + StepWait, world.Email.Arrived[1].At);
        });

    [Fact]
    public void A_kill_between_two_steps_pages_the_second_on_time_and_once() =>
        World.Tell(world =>
        {
            world.Signal();
            DateTimeOffset paged = world.Now;
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(4));

            world.Crash();
            world.FastForward(TimeSpan.FromMinutes(2));

            world.Email.Next("ben");
            Assert.Equal(paged + StepWait, world.Email.Arrived[1].At);
        });

    [Fact]
    public void After_an_outage_only_the_step_that_is_due_fires_and_the_next_counts_from_now() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            world.Node.Kill();
            world.FastForward(StepWait * 10);

            world.Crash();
            world.FastForward(TimeSpan.FromMinutes(1));
            world.Email.Next("ben");
            world.Email.NothingElse();

            world.FastForward(StepWait - TimeSpan.FromMinutes(1));
            Assert.Equal(3, Enumerable.Range(0, 3).Select(_ => world.Email.Next().Person).Distinct().Count());
            world.Webhook.Next("cleo");
        });

    [Fact]
    public void A_signal_that_was_accepted_before_a_crash_pages_after_it() =>
        World.Tell(world =>
        {
            world.Store.Fault = method => method == "UnroutedAsync" ? new TimeoutException("The router cannot read.") : null;
            world.Signal();
            world.Email.NothingElse();

            world.Store.Fault = null;
            world.Crash();

            world.Email.Next("ana");
        });

    [Fact]
    public void A_crash_while_a_message_is_sent_sends_it_again_with_the_same_key_after_the_lease() =>
        World.Tell(world =>
        {
            world.Email.Latency = TimeSpan.FromSeconds(2);
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(1));
            world.Crash();

            world.FastForward(TimeSpan.FromSeconds(20));

            Assert.Equal([1, 2], world.Email.Begun.Select(one => one.Message.Attempt));
            Assert.Single(world.Email.Begun.Select(one => one.Message.Key).Distinct());
            Assert.Equal(1, world.Node.Count("muster_deliveries_duplicate"));

            // What the crashed node had handed over arrived all the same: that is the duplicate.
            Assert.Equal(world.Email.Next("ana").Key, world.Email.Next("ana").Key);
            PageDelivery delivery = Assert.Single(world.PageOf().Deliveries);
            Assert.Equal((DeliveryState.Delivered, 2), (delivery.State, delivery.Attempts));
        });

    [Fact]
    public void A_stop_lets_the_message_that_is_being_sent_end() =>
        World.Tell(world =>
        {
            world.Email.Latency = TimeSpan.FromSeconds(3);
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(1));

            world.Restart();
            world.FastForward(TimeSpan.FromMinutes(1));

            world.Email.Next("ana");
            Assert.Single(world.Email.Begun);
        });

    [Fact]
    public void An_alert_whose_lease_ran_out_while_nobody_could_hear_fires_on()
    {
        World.Tell(world =>
        {
            world.Signal(until: TimeSpan.FromMinutes(5));
            world.Email.Next("ana");
            world.Acknowledge(world.PageOf().Id, "ana");
            world.Node.Kill();
            world.FastForward(TimeSpan.FromHours(1));
            world.Crash();

            world.FastForward(TimeSpan.FromMinutes(4));
            Assert.Null(world.Group().ClosedAt);
            world.FastForward(TimeSpan.FromMinutes(2));
            Assert.NotNull(world.Group().ClosedAt);
        });
    }

    [Fact]
    public void After_an_outage_of_the_store_each_lease_begins_anew()
    {
        using World world = new();
        Acknowledged(world);
        world.Store.Fault = _ => new StoreUnavailableException("The database does not answer.");
        world.FastForward(TimeSpan.FromHours(1));

        world.Store.Fault = null;

        FiresOnForItsLease(world);
    }

    [Fact]
    public void A_sender_that_was_refused_for_an_hour_keeps_its_alert_although_the_store_could_be_read()
    {
        using World world = new();
        Acknowledged(world);
        world.Store.Fault = method => method == "RecordAsync" ? new StoreUnavailableException("The disk is full.") : null;
        for (int minute = 0; minute < 60; minute++)
        {
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Throws<StoreUnavailableException>(() => world.Signal(until: Lease));
        }

        Assert.Contains("The disk is full.", Assert.Single(world.Health().Problems), StringComparison.Ordinal);
        world.Store.Fault = null;
        world.FastForward(TimeSpan.FromSeconds(6));
        Assert.True(world.Health().IsHealthy);

        FiresOnForItsLease(world);
    }

    [Fact]
    public void After_a_hang_of_the_node_each_lease_begins_anew()
    {
        using World world = new();
        Acknowledged(world);
        world.Clock.MoveTo(world.Now + TimeSpan.FromHours(1));

        world.Pump.RunUntilIdle();

        FiresOnForItsLease(world);
    }

    [Fact]
    public void A_sender_that_falls_silent_while_all_is_well_is_believed_no_longer_than_its_lease()
    {
        using World world = new();
        Acknowledged(world);

        FiresOnForItsLease(world);
    }

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static void Acknowledged(World world)
    {
        world.Signal(until: Lease);
        world.Acknowledge(world.PageOf().Id, "ana");
    }

    private static void FiresOnForItsLease(World world)
    {
        world.FastForward(Lease - TimeSpan.FromSeconds(10));
        Assert.Null(world.Group().ClosedAt);
        world.FastForward(TimeSpan.FromSeconds(20));
        Assert.NotNull(world.Group().ClosedAt);
    }
}
