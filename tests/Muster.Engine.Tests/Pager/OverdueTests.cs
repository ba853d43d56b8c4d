// That what fails again and again and is put aside is told by the health of its node.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class OverdueTests
{
    [Fact]
    public void A_timer_that_fails_again_and_again_turns_health_red_until_it_fires()
    {
        Poison poison = new();
        World.Tell(
            new World(more: services => services.AddSingleton<ITimerHandler>(poison)),
            world =>
            {
                DateTimeOffset due = world.Now + TimeSpan.FromSeconds(5);
                Set(world, Poison.OfKind, due);
                world.FastForward(TimeSpan.FromSeconds(15));
                Assert.True(world.Health().IsHealthy);

                world.FastForward(TimeSpan.FromSeconds(1));
                string problem = Assert.Single(world.Health().Problems);
                Assert.StartsWith("The timer poison/1 is overdue since 2026-03-04 02:00:05 UTC (11 s).", problem, StringComparison.Ordinal);
                Assert.Contains("page-1", problem, StringComparison.Ordinal);
                Assert.EndsWith("last with: It is poisoned.", problem, StringComparison.Ordinal);
                Assert.NotEmpty(world.Node.Log.TakeErrors());

                poison.IsCured = true;
                world.FastForward(TimeSpan.FromSeconds(7));
                Assert.True(world.Health().IsHealthy, string.Join(" ", world.Health().Problems));
            }
        );
    }

    [Fact]
    public void A_timer_of_a_kind_that_no_node_knows_turns_health_red() =>
        World.Tell(world =>
        {
            Set(world, "from-the-future", world.Now);
            world.FastForward(TimeSpan.FromSeconds(11));
            Assert.Contains("no timer of the kind from-the-future", Assert.Single(world.Health().Problems), StringComparison.Ordinal);
        });

    [Fact]
    public void Alerts_that_cannot_be_routed_turn_health_red_until_they_are()
    {
        FailsAtStarts reaction = new();
        World.Tell(
            new World(more: services => services.AddSingleton<IReaction>(reaction)),
            world =>
            {
                world.Signal();
                world.Signal("Second");
                world.Signal("Second", labels: ("instance", "b"));
                world.FastForward(TimeSpan.FromSeconds(11));

                Assert.Equal(2, world.Health().Problems.Length);
                Assert.All(world.Health().Problems, problem => Assert.Contains("are not routed since", problem, StringComparison.Ordinal));
                Assert.EndsWith("last with: No page starts.", world.Health().Problems[0], StringComparison.Ordinal);
                world.Node.Log.TakeErrors();

                reaction.IsCured = true;
                world.FastForward(TimeSpan.FromSeconds(7));
                Assert.True(world.Health().IsHealthy, string.Join(" ", world.Health().Problems));
                world.Email.Next("ana");
                world.Email.Next("ana");
            }
        );
    }

    [Fact]
    public void A_message_that_cannot_be_tried_turns_health_red_until_nobody_wants_it() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            PageId page = world.PageOf().Id;
            world.Do(
                (work, _) =>
                {
                    work.Send(
                        new("stray", "email", "ana@streamflow.example", EngineTimers.SubjectOf(page), "{}", work.Now, NextTryAt: work.Now)
                    );
                    return Task.FromResult<Rejection?>(null);
                }
            );

            world.FastForward(TimeSpan.FromSeconds(11));
            string problem = Assert.Single(world.Health().Problems);
            Assert.StartsWith("The message stray cannot be sent since", problem, StringComparison.Ordinal);
            Assert.Contains(page.Value, problem, StringComparison.Ordinal);

            world.Acknowledge(page, "ana");
            world.FastForward(PagerDefaults.Lease * 2 + TimeSpan.FromSeconds(2));
            Assert.True(world.Health().IsHealthy, string.Join(" ", world.Health().Problems));
            world.Node.Log.TakeErrors();
        });

    [Fact]
    public void Many_that_are_overdue_are_counted_and_the_longest_told() =>
        World.Tell(world =>
        {
            foreach (int number in Enumerable.Range(1, 7))
            {
                Set(world, "from-the-future", world.Now, number);
            }

            world.FastForward(TimeSpan.FromSeconds(11));
            Assert.Equal(6, world.Health().Problems.Length);
            Assert.StartsWith("And 2 more:", world.Health().Problems[^1], StringComparison.Ordinal);
        });

    private static void Set(World world, string kind, DateTimeOffset due, int number = 1) =>
        world.Do(
            (work, _) =>
            {
                work.SetTimer(new($"{kind}/{number}", kind, "page-1", due));
                return Task.FromResult<Rejection?>(null);
            }
        );

    private sealed class Poison : ITimerHandler
    {
        public const string OfKind = "poison";

        public bool IsCured { get; set; }

        public string Kind => OfKind;

        public Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel) =>
            IsCured ? Task.CompletedTask : throw new InvalidOperationException("It is poisoned.");
    }

    private sealed class FailsAtStarts : IReaction
    {
        public bool IsCured { get; set; }

        public Task ReactAsync(Happened happened, Work work, CancellationToken cancel) =>
            happened.Event is PageEvent.Started && !IsCured ? throw new InvalidOperationException("No page starts.") : Task.CompletedTask;
    }
}
