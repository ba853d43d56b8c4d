// That a silence keeps quiet what it matches, and no longer than it promised.
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class SilenceTests
{
    [Fact]
    public void A_silenced_alert_is_grouped_and_pages_nobody() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1));
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(30));

            Assert.Equal("silenced until 2026-03-04 03:00 UTC by ana: Known.", world.Group().Held);
            Assert.Equal("silenced", world.GroupStatus());
        });

    [Fact]
    public void What_still_fires_when_the_silence_ends_pages_then() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1));
            world.Signal();
            world.FastForward(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromSeconds(2));

            world.Email.Next("ana");
            Assert.Null(world.Group().Held);
        });

    [Fact]
    public void A_silence_that_is_ended_early_pages_within_a_second() =>
        World.Tell(world =>
        {
            SilenceId silence = world.Silence(TimeSpan.FromHours(4));
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(10));

            world.EndSilence(silence);
            world.FastForward(TimeSpan.FromSeconds(1));

            world.Email.Next("ana");
        });

    [Fact]
    public void Whoever_made_a_long_silence_is_told_once_by_mail_when_awake_that_somebody_should_look_at_it() =>
        World.Tell(world =>
        {
            world.Join();
            DateTimeOffset made = world.Now;
            world.Silence(TimeSpan.FromDays(5));
            // The review is due at 3 in Ana's night; she wakes at 7, which is 28 hours after the silence began.
            world.Leap(made + TimeSpan.FromHours(28) - TimeSpan.FromMinutes(2));
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.DoesNotContain(world.Email.Notices, IsReminder);

            world.FastForward(TimeSpan.FromMinutes(3));

            Notice told = Assert.Single(world.Email.Notices, IsReminder).Notice;
            Assert.Equal(("ana@streamflow.example", "/silences"), (told.Address, told.Path));
            world.Leap(made + TimeSpan.FromHours(60));
            world.FastForward(TimeSpan.FromMinutes(2));
            Assert.Single(world.Email.Notices, IsReminder);
            Assert.Empty(world.Pages());

            static bool IsReminder((DateTimeOffset At, Notice Notice) sent) =>
                sent.Notice.Title.StartsWith("Still needed? Silence until 2026-03-09 02:00 UTC: Known.", StringComparison.Ordinal);
        });

    [Fact]
    public void What_recovers_under_a_silence_never_pages() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1));
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(10));
            world.Resolved();

            world.FastForward(TimeSpan.FromHours(2));

            Assert.NotNull(world.Group().ClosedAt);
        });

    [Fact]
    public void One_alert_that_is_not_silenced_pages_for_its_group() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1), new Matcher("instance", "a", IsRegex: false, IsEqual: true));
            world.Signal(labels: ("instance", "a"));
            world.Email.NothingElse();

            world.Signal(labels: ("instance", "b"));

            world.Email.Next("ana");
        });

    [Fact]
    public void Of_very_many_alerts_the_one_that_is_not_silenced_pages() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1), new Matcher("instance", "a", IsRegex: false, IsEqual: true));
            SilenceId all = world.Silence(TimeSpan.FromHours(4));
            world.Signal(labels: ("instance", "b"));
            world.FastForward(TimeSpan.FromMinutes(1));
            for (int number = 0; number < 300; number++)
            {
                world.Signal(labels: [("instance", "a"), ("disk", number.ToString(CultureInfo.InvariantCulture))]);
            }

            world.FastForward(TimeSpan.FromMinutes(1));
            world.Email.NothingElse();
            world.EndSilence(all);
            world.FastForward(TimeSpan.FromSeconds(1));

            world.Email.Next("ana");
        });

    [Fact]
    public void A_large_group_that_is_silenced_throughout_stays_quiet() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1));
            for (int number = 0; number < 300; number++)
            {
                world.Signal(labels: ("instance", number.ToString(CultureInfo.InvariantCulture)));
            }

            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Equal(Views.Silenced, world.GroupStatus());
        });

    [Fact]
    public void A_group_that_cannot_be_paged_delays_no_other()
    {
        using World world = new(more: services => services.AddSingleton<IReaction>(new PagesNobodyFor("Broken")));
        SilenceId silence = world.Silence(TimeSpan.FromHours(1));
        world.Signal("Fine");
        world.FastForward(TimeSpan.FromSeconds(1));
        world.Signal("Broken");
        world.FastForward(TimeSpan.FromSeconds(1));

        world.EndSilence(silence);
        world.FastForward(TimeSpan.FromSeconds(2));

        Assert.Equal("ana", world.Email.Next().Person.Value);
        Assert.NotNull(world.Group("Fine").Page);
        Assert.Equal(Views.Silenced, world.GroupStatus("Broken"));
        Assert.Contains(world.Node.Log.TakeErrors(), error => error.Contains(world.Group("Broken").Id.Value, StringComparison.Ordinal));
        Assert.True(world.Health().IsHealthy);
    }

    [Fact]
    public void A_silenced_sev1_declares_nothing_until_the_silence_ends() =>
        World.Tell(world =>
        {
            world.Silence(TimeSpan.FromHours(1));
            world.Signal(severity: "sev1");
            Assert.Null(world.Group().Incident);

            world.FastForward(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));

            Assert.NotNull(world.Group().Incident);
            Assert.Equal(["ana", "dora", "emil", "fay"], Enumerable.Range(0, 4).Select(_ => world.Email.Next().Person.Value).Order());
        });

    /// <summary>A page about one alert cannot be started, whoever starts it.</summary>
    private sealed class PagesNobodyFor(string alert) : IReaction
    {
        public Task ReactAsync(Happened happened, Work work, CancellationToken cancel) =>
            happened.Event is PageEvent.Started started && started.Subject.Title.StartsWith(alert, StringComparison.Ordinal)
                ? throw new InvalidOperationException("This page cannot be started.")
                : Task.CompletedTask;
    }
}
