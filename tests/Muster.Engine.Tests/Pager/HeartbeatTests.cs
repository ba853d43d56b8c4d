// When a heartbeat that stays silent raises an alert, and when the silence was Muster's own.
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class HeartbeatTests
{
    private const string Name = "nightly backup/eu";

    [Fact]
    public void One_that_stays_silent_raises_an_alert_once_and_a_ping_ends_it() =>
        World.Tell(world =>
        {
            Ping(world, TimeSpan.FromHours(1));
            world.FastForward(TimeSpan.FromMinutes(59));
            Assert.Empty(world.Firing());

            world.FastForward(TimeSpan.FromMinutes(2));
            Alert alert = Assert.Single(world.Firing());
            Assert.Equal(("HeartbeatMissed", Name, "cron"), (alert.Labels["alertname"], alert.Labels["heartbeat"], alert.Key));
            Assert.Contains("has not been heard for 1 hour", alert.Annotations["summary"], StringComparison.Ordinal);
            Assert.Equal(HeartbeatStatus.Missed, Find(world).Status);

            world.FastForward(TimeSpan.FromHours(3));
            Assert.Equal(alert.Id, Assert.Single(world.Firing()).Id);

            Ping(world);
            Assert.Empty(world.Firing());
            Assert.Equal((HeartbeatStatus.Beating, TimeSpan.FromHours(1)), (Find(world).Status, Find(world).Interval));
            world.FastForward(TimeSpan.FromMinutes(61));
            Assert.NotEqual(alert.Id, Assert.Single(world.Firing()).Id);
        });

    [Fact]
    public void One_that_stays_silent_is_missed_although_Muster_is_started_anew_more_often_than_it_should_come() =>
        World.Tell(world =>
        {
            Ping(world, TimeSpan.FromHours(24));
            foreach (int _ in Enumerable.Range(0, 3))
            {
                world.Leap(world.Now + TimeSpan.FromHours(20));
            }

            world.FastForward(HeartbeatDefaults.HearingMax - TimeSpan.FromSeconds(30));
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Single(world.Firing());
        });

    [Fact]
    public void One_that_is_pinged_in_time_raises_none() =>
        World.Tell(world =>
        {
            foreach (int _ in Enumerable.Range(0, 20))
            {
                Ping(world);
                world.FastForward(HeartbeatDefaults.Interval - TimeSpan.FromSeconds(1));
                Assert.Empty(world.Firing());
            }
        });

    [Fact]
    public void A_crash_keeps_it_and_the_interval_begins_anew_because_nobody_could_be_heard() =>
        World.Tell(world =>
        {
            Ping(world);
            world.FastForward(TimeSpan.FromMinutes(9));
            world.Node.Kill();
            world.FastForward(TimeSpan.FromHours(5));
            world.Crash();

            world.FastForward(HeartbeatDefaults.Interval - TimeSpan.FromSeconds(30));
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Single(world.Firing());
        });

    [Fact]
    public void A_node_that_hung_does_not_judge_by_what_it_could_not_hear() =>
        World.Tell(world =>
        {
            Ping(world, HeartbeatDefaults.IntervalMin);
            world.FastForward(TimeSpan.FromSeconds(30));
            world.Node.Freeze();
            world.FastForward(TimeSpan.FromSeconds(50));
            world.Node.Thaw();

            world.FastForward(HeartbeatDefaults.IntervalMin - TimeSpan.FromSeconds(2));
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromSeconds(4));
            Assert.Single(world.Firing());
        });

    [Fact]
    public void The_alert_of_one_that_stays_silent_outlives_the_longest_lease()
    {
        World.Tell(world =>
        {
            Ping(world);
            world.FastForward(TimeSpan.FromMinutes(11));
            Alert alert = Assert.Single(world.Firing());
            foreach (int _ in Enumerable.Range(0, 3))
            {
                world.Leap(world.Now + TimeSpan.FromDays(20));
                world.FastForward(TimeSpan.FromMinutes(1));
                Assert.Equal(alert.Id, Assert.Single(world.Firing()).Id);
            }
        });
    }

    [Fact]
    public void One_that_is_disabled_or_removed_is_not_watched_and_its_alert_ends() =>
        World.Tell(world =>
        {
            Ping(world);
            world.FastForward(TimeSpan.FromMinutes(11));
            Assert.Single(world.Firing());

            Write(world, heartbeat => heartbeat.Disabled());
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromHours(1));
            Assert.Empty(world.Firing());

            Write(world, heartbeat => heartbeat.Enabled(world.Now));
            world.FastForward(TimeSpan.FromMinutes(9));
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromMinutes(2));
            Assert.Single(world.Firing());

            Write(world, heartbeat => heartbeat.Removed(new("person:ana", world.Now, "Retired.")));
            Assert.Empty(world.Firing());
            world.FastForward(TimeSpan.FromHours(1));
            Assert.Empty(world.Firing());
            Assert.Empty(List(world));

            Ping(world);
            Assert.Equal(HeartbeatStatus.Beating, Assert.Single(List(world)).Status);
            world.FastForward(TimeSpan.FromMinutes(11));
            Assert.Single(world.Firing());
        });

    [Fact]
    public void One_that_was_never_pinged_is_not_watched_yet() =>
        World.Tell(world =>
        {
            world.Node.Do(() =>
                world.Node.Get<HeartbeatBook>().WriteAsync(Name, (present, now) => present ?? Heartbeat.New(Name, now), "cron")
            );
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal(HeartbeatStatus.Waiting, Find(world).Status);
            Assert.Empty(world.Firing());
        });

    /// <summary>The ping is whole before the alert is raised, and after the heartbeat was found to be overdue.</summary>
    [Fact]
    public void A_ping_that_was_faster_than_the_verdict_takes_the_alert_back() =>
        World.Tell(world =>
        {
            Ping(world);
            bool isPinged = false;
            world.Store.Fault = method =>
            {
                if (!isPinged && method == "RecordAsync")
                {
                    isPinged = true;
                    _ = world.Node.Begin(() => world.Node.Get<HeartbeatBook>().PingAsync(Name, null, "cron"));
                }

                return null;
            };

            world.FastForward(TimeSpan.FromMinutes(11));

            Assert.True(isPinged);
            Assert.Empty(world.Firing());
            Assert.Equal(HeartbeatStatus.Beating, Find(world).Status);
        });

    /// <summary>It has not heard the job, and neither has the one before it, which died between the alert and the commit.</summary>
    [Fact]
    public void A_node_that_was_just_started_takes_back_nothing_that_another_has_raised() =>
        World.Tell(world =>
        {
            Ping(world);
            world.FastForward(HeartbeatDefaults.Interval - TimeSpan.FromSeconds(1));
            world.Store.Fault = method => method == "CommitAsync" ? new StoreUnavailableException("It was told to fail.") : null;
            world.FastForward(TimeSpan.FromSeconds(2));
            Alert alert = Assert.Single(world.Firing());
            Assert.Equal(HeartbeatStatus.Beating, Find(world).Status);

            world.Store.Fault = null;
            world.Crash();
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Equal(alert.Id, Assert.Single(world.Firing()).Id);
            Ping(world);
            Assert.Empty(world.Firing());
        });

    private static void Ping(World world, TimeSpan? interval = null)
    {
        (_, Core.Kernel.Rejection? why) = world.Node.Do(() => world.Node.Get<HeartbeatBook>().PingAsync(Name, interval, "cron"));
        Assert.Null(why);
        world.FastForward(TimeSpan.Zero);
    }

    private static void Write(World world, Func<Heartbeat, Heartbeat> change) =>
        world.Node.Do(() => world.Node.Get<HeartbeatBook>().WriteAsync(Name, (present, _) => change(present!), "cron"));

    private static Heartbeat Find(World world) =>
        world.Node.Do(() => world.Node.Get<HeartbeatBook>().FindAsync(Name, CancellationToken.None))!;

    private static System.Collections.Immutable.ImmutableArray<Heartbeat> List(World world) =>
        world.Node.Do(() => world.Node.Get<HeartbeatBook>().ListAsync(CancellationToken.None));
}
