// Burn alerts that Muster raises itself: when they page, that they page once, and when they are over.
using Muster.Core.Alerts;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Slos;

public sealed class BurnPageTests
{
    [Theory]
    // The workbook's table 5-8 at a target of 99.9 %: an error ratio of r reaches 14.4 over an hour after 60 × 0.0144 / r minutes.
    [InlineData(1.0, 1, "fast")]
    [InlineData(0.1, 9, "fast")]
    [InlineData(0.02, 44, "fast")]
    // 6 over six hours: 360 × 0.006 / r minutes.
    [InlineData(0.0125, 173, "slow")]
    // 1 over three days: 4320 × 0.001 / r minutes, a ticket.
    [InlineData(0.005, 865, "steady")]
    public void It_fires_when_the_workbook_says_and_no_earlier(double ratio, int minutes, string burn) =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 30));
            Fill(world, from: -4 * 1440, until: 0, ratio: 0);
            for (int minute = 1; minute < minutes; minute++)
            {
                Pass(world, ratio);
            }

            Assert.DoesNotContain(world.Firing(), alert => alert.Labels["burn"] == burn);
            Pass(world, ratio);
            Assert.Contains(world.Firing(), alert => alert.Labels["burn"] == burn);
            world.Email.Forget();
        });

    [Fact]
    public void A_fast_burn_pages_once_and_ends_when_the_last_five_minutes_are_good() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 30));
            Fill(world, from: -4 * 1440, until: 0, ratio: 0);
            for (int minute = 0; minute < 6; minute++)
            {
                Pass(world, 0.2);
            }

            Assert.Contains(
                "spends its error budget 14.4 times too fast, over 1h and 5m",
                world.Email.Next().Title,
                StringComparison.Ordinal
            );
            world.Acknowledge(world.Group("ErrorBudgetBurn").Page!.Value, "ana");
            Alert alert = Assert.Single(world.Firing(), one => one.Labels["burn"] == "fast");
            Assert.Equal(("playback-available", "critical"), (alert.Labels["slo"], alert.Labels["severity"]));
            for (int minute = 0; minute < 4; minute++)
            {
                Pass(world, 0);
            }

            Assert.Contains(world.Firing(), one => one.Labels["burn"] == "fast");
            Pass(world, 0);
            Assert.DoesNotContain(world.Firing(), one => one.Labels["burn"] == "fast");
        });

    [Fact]
    public void While_no_data_comes_what_fires_goes_on_and_a_retired_SLO_fires_no_more() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 30));
            Fill(world, from: -4 * 1440, until: 0, ratio: 0);
            for (int minute = 0; minute < 2; minute++)
            {
                Pass(world, 1);
            }

            world.Email.Next();
            world.Acknowledge(world.Group("ErrorBudgetBurn").Page!.Value, "ana");
            world.FastForward(TimeSpan.FromHours(2));
            Alert alert = Assert.Single(world.Firing(), one => one.Labels["burn"] == "fast");
            Assert.Contains("There is no data since", alert.Annotations["description"], StringComparison.Ordinal);

            Assert.IsType<Outcome.Done>(
                world.Do(
                    (work, cancel) =>
                        work.DecideSloAsync(new("playback-available"), new SloCommand.Retire("switched off", World.Admin, work.Now), cancel)
                )
            );
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.Empty(world.Firing());
        });

    [Fact]
    public void Without_traffic_nothing_burns() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 30));
            Fill(world, from: -100, until: 0, ratio: 0, total: 0);
            world.FastForward(TimeSpan.FromMinutes(5));
            Assert.Empty(world.Firing());
            Assert.False(Slos.Status(world, world.Node).IsBlown);
        });

    /// <summary>A minute goes by, in which so much failed.</summary>
    private static void Pass(World world, double ratio)
    {
        world.FastForward(TimeSpan.FromSeconds(59));
        Fill(world, from: 0, until: 1, ratio);
        world.FastForward(TimeSpan.FromSeconds(1));
    }

    /// <summary>Minutes from so many before now to so many.</summary>
    private static void Fill(World world, int from, int until, double ratio, double total = 1000)
    {
        DateTimeOffset now = SliLedger.MinuteOf(world.Now);
        MeasuredMinute[] minutes =
        [
            .. Enumerable
                .Range(from, until - from)
                .Select(minute => new MeasuredMinute(0, now.AddMinutes(minute), new(total, total * ratio))),
        ];
        world.Node.Do(async () =>
            Assert.IsType<Outcome.Done>(
                await world
                    .Node.Get<SloMinutes>()
                    .WriteAsync(new("playback-available"), (data, _) => new(data, [.. minutes]), CancellationToken.None)
            )
        );
    }
}
