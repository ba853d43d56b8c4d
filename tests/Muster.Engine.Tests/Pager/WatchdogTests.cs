// That a loop which does not come round is seen, and that nothing but a stop ends a loop.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class WatchdogTests
{
    [Fact]
    public void A_running_engine_is_healthy_also_when_nothing_happens() =>
        World.Tell(world =>
        {
            world.FastForward(TimeSpan.FromMinutes(10));
            EngineReport report = world.Health();
            Assert.True(report.IsHealthy, string.Join(" ", report.Problems));
            Assert.Empty(report.Warnings);
            Assert.Contains("outbox-email", report.Loops.Select(loop => loop.Loop));
        });

    [Fact]
    public void What_keeps_nobody_from_being_paged_is_told_and_leaves_health_green() =>
        World.Tell(world =>
        {
            Trouble trouble = new("History could not be archived", world.Now, "It is kept.", "It failed with: no room")
            {
                IsWarning = true,
            };
            world.Node.Get<Troubles>().Watch(() => [trouble]);

            world.FastForward(TimeSpan.FromMinutes(1));

            EngineReport report = world.Health();
            Assert.True(report.IsHealthy, string.Join(" ", report.Problems));
            Assert.Contains("History could not be archived since", Assert.Single(report.Warnings), StringComparison.Ordinal);
        });

    [Fact]
    public void A_loop_that_is_stuck_turns_health_red_in_ten_seconds_and_ends_the_process_after_a_minute()
    {
        Stuck cycle = new();
        World.Tell(
            new World(more: services => services.AddSingleton<ICycle>(cycle)),
            world =>
            {
                world.FastForward(TimeSpan.FromSeconds(5));
                cycle.IsStuck = true;
                world.FastForward(TimeSpan.FromSeconds(10));
                Assert.True(world.Health().IsHealthy);

                world.FastForward(TimeSpan.FromSeconds(2));
                Assert.Contains("The loop stuck has not come round for", Assert.Single(world.Health().Problems));
                Assert.Null(world.Node.ExitCode);

                world.FastForward(TimeSpan.FromSeconds(50));
                Assert.Equal(70, world.Node.ExitCode);
                world.Node.Log.TakeErrors();
            }
        );
    }

    [Fact]
    public void A_loop_that_fails_turn_after_turn_is_red_and_tried_on_and_green_again() =>
        World.Tell(world =>
        {
            world.Store.Fault = method => method == "DueAsync" ? new TimeoutException("No answer.") : null;
            world.FastForward(TimeSpan.FromMinutes(5));
            Assert.Contains("The loop timers", Assert.Single(world.Health().Problems));
            Assert.Contains("No answer.", world.Health().Problems[0]);
            Assert.Null(world.Node.ExitCode);

            world.Store.Fault = null;
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.True(world.Health().IsHealthy);
            Assert.NotEmpty(world.Node.Log.TakeErrors());
            world.Signal();
            world.Email.Next("ana");
        });

    [Fact]
    public void The_pause_after_failures_never_exceeds_five_seconds() =>
        World.Tell(world =>
        {
            List<DateTimeOffset> turns = [];
            world.Store.Fault = method =>
            {
                if (method != "DueAsync")
                {
                    return null;
                }

                turns.Add(world.Now);
                return new TimeoutException("No answer.");
            };
            world.FastForward(TimeSpan.FromMinutes(2));

            TimeSpan longest = turns.Zip(turns.Skip(1), (one, next) => next - one).Max();
            Assert.InRange(longest, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
            world.Node.Log.TakeErrors();
        });

    [Fact]
    public void A_store_that_is_away_stops_no_loop_and_loses_no_page() =>
        World.Tell(world =>
        {
            world.Signal();
            DateTimeOffset paged = world.Now;
            world.Email.Next("ana");
            world.Store.Fault = _ => new Ports.StoreUnavailableException("The disk is full.");
            world.FastForward(StreamFlow.StepWait * 2);

            world.Store.Fault = null;
            world.FastForward(TimeSpan.FromSeconds(5));

            world.Email.Next("ben");
            Assert.True(world.Health().IsHealthy);
            world.Node.Log.TakeErrors();
        });

    [Fact]
    public void A_wall_clock_that_jumps_warns_and_moves_no_page() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");

            world.Clock.WallJump = TimeSpan.FromHours(1);
            world.FastForward(StreamFlow.StepWait - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();
            Assert.Contains("is 3600.0 s away from Muster's", Assert.Single(world.Health().Warnings));

            world.Clock.WallJump = TimeSpan.FromHours(-1);
            world.FastForward(TimeSpan.FromSeconds(1));
            world.Email.Next("ben");
        });

    [Fact]
    public void A_stopped_engine_says_that_it_does_not_run() =>
        World.Tell(world =>
        {
            Node stopped = world.Node;
            world.Restart();
            Assert.Contains("does not run", Assert.Single(stopped.Get<EngineHealth>().Report().Problems));
        });

    private sealed class Stuck : ICycle
    {
        public bool IsStuck { get; set; }

        public string Name => "stuck";

        public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
        {
            if (IsStuck)
            {
                await new TaskCompletionSource().Task;
            }

            return null;
        }
    }
}
