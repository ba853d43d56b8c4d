// That an alert which comes and goes is held instead of paging each time, and pages once it stays.
using Muster.Core.Kernel;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class FlappingTests
{
    [Fact]
    public void The_fourth_time_in_half_an_hour_pages_nobody_until_it_has_fired_for_five_minutes() =>
        World.Tell(world =>
        {
            Flap(world, 3);
            world.Signal();
            Assert.Equal("flapping: 4 times in 30 minutes; paged when it has fired for 5 minutes", world.Group().Held);
            Assert.Equal("held", world.GroupStatus());
            Assert.Empty(world.Incidents("open", search: null));

            world.Crash();
            world.FastForward(TimeSpan.FromMinutes(4.9));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromMinutes(0.1));
            world.Email.Next("ana");
            Assert.Null(world.Group().Held);
            world.Acknowledge(world.Group().Page!.Value, "ana");
        });

    [Fact]
    public void A_flap_that_ends_pages_nobody_and_half_an_hour_of_quiet_makes_it_news_again() =>
        World.Tell(world =>
        {
            Flap(world, 3);
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(1));
            world.Resolved();
            world.FastForward(TimeSpan.FromMinutes(31));
            world.Email.NothingElse();

            world.Signal();
            world.Email.Next("ana");
            world.Resolved();
        });

    [Fact]
    public void An_alert_that_does_not_flap_pages_for_the_group_that_it_joins() =>
        World.Tell(world =>
        {
            Flap(world, 3);
            world.Signal();
            world.Email.NothingElse();

            world.Signal(labels: ("instance", "b"));
            world.Email.Next("ana");
            world.Acknowledge(world.Group().Page!.Value, "ana");
        });

    [Fact]
    public void What_came_and_went_in_a_silence_has_disturbed_nobody_and_does_not_count() =>
        World.Tell(world =>
        {
            SilenceId silence = world.Silence(TimeSpan.FromHours(1));
            foreach (int _ in Enumerable.Range(0, 4))
            {
                world.Signal();
                world.FastForward(TimeSpan.FromMinutes(1));
                world.Resolved();
            }

            world.EndSilence(silence);
            world.Signal();
            world.Email.Next("ana");
            world.Acknowledge(world.Group().Page!.Value, "ana");
        });

    [Fact]
    public void SEV_1_is_never_held() =>
        World.Tell(world =>
        {
            for (int time = 0; time < 5; time++)
            {
                world.Signal(severity: "sev1", labels: ("region", "sa"));
                Assert.NotNull(world.Group().Page);
                world.Resolved(severity: "sev1", labels: ("region", "sa"));
                world.FastForward(TimeSpan.FromMinutes(1));
            }

            world.Email.Arrived.ForEach(_ => world.Email.Next());
            world.Webhook.Arrived.ForEach(_ => world.Webhook.Next());
        });

    private static void Flap(World world, int times)
    {
        for (int time = 0; time < times; time++)
        {
            world.Signal();
            world.Email.Next("ana");
            world.Resolved();
            world.FastForward(TimeSpan.FromMinutes(1));
        }
    }
}
