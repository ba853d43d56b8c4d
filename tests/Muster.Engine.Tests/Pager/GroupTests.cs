// What the router makes of alerts: groups that page, groups that are held, groups that close.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class GroupTests
{
    [Fact]
    public void A_second_alert_of_the_group_pages_nobody_again() =>
        World.Tell(world =>
        {
            world.Signal(labels: ("instance", "a"));
            world.Email.Next("ana");

            world.Signal(labels: ("instance", "b"));
            world.Signal(labels: ("instance", "b"));

            AlertGroup group = world.Group();
            Assert.Equal((2, 2), (group.Firing, group.Total));
            Assert.Single(world.Pages());
        });

    [Fact]
    public void The_same_alert_in_another_region_is_another_group() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Signal(labels: ("region", "us"));

            world.Email.Next("ana");
            world.Email.Next("ana");
            Assert.Equal(2, world.Pages().Length);
        });

    [Fact]
    public void Recovery_ends_the_page_and_what_was_not_sent() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(1));

            world.Resolved();
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal(PageStatus.Resolved, world.PageOf().Status);
            Assert.NotNull(world.Group().ClosedAt);
        });

    [Fact]
    public void The_group_stays_open_until_its_last_alert_is_over() =>
        World.Tell(world =>
        {
            world.Signal(labels: ("instance", "a"));
            world.Signal(labels: ("instance", "b"));
            world.Email.Next("ana");

            world.Resolved(labels: ("instance", "a"));
            Assert.Null(world.Group().ClosedAt);
            world.Resolved(labels: ("instance", "b"));
            Assert.NotNull(world.Group().ClosedAt);
        });

    [Fact]
    public void The_alert_that_fires_again_after_the_recovery_pages_again() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Resolved();
            world.Signal();

            world.Email.Next("ana");
            world.Email.Next("ana");
            Assert.Equal(2, world.Pages().Length);
        });

    [Fact]
    public void A_lease_that_nobody_renews_ends_the_alert() =>
        World.Tell(world =>
        {
            world.Signal(until: TimeSpan.FromMinutes(3));
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(2));
            world.Signal(until: TimeSpan.FromMinutes(2));
            world.FastForward(TimeSpan.FromMinutes(1.5));
            Assert.Null(world.Group().ClosedAt);

            world.FastForward(TimeSpan.FromMinutes(1));

            Assert.NotNull(world.Group().ClosedAt);
            Assert.Equal(PageStatus.Resolved, world.PageOf().Status);
        });

    [Fact]
    public void An_alert_that_no_service_takes_is_held_and_says_why() =>
        World.Tell(world =>
        {
            world.Signal(labels: ("job", "unknown"));

            Assert.StartsWith("no route", world.Group().Held);
            Assert.Null(world.Group().Page);
            Assert.Equal("held", world.GroupStatus());
        });

    [Fact]
    public void A_severity_that_does_not_page_is_held_until_it_becomes_worse() =>
        World.Tell(world =>
        {
            world.Signal(severity: "warning");
            Assert.Equal("SEV-3 pages nobody", world.Group().Held);

            world.Signal(severity: "critical", labels: ("instance", "b"));

            world.Email.Next("ana");
            Assert.Equal((Severity.Sev2, (string?)null), (world.Group().Severity, world.Group().Held));
        });

    [Fact]
    public void An_alert_that_was_over_before_the_router_saw_it_is_kept_and_pages_nobody() =>
        World.Tell(world =>
        {
            world.Store.Fault = method => method == "UnroutedAsync" ? new TimeoutException("The router cannot read.") : null;
            world.Signal();
            world.Resolved();
            world.Store.Fault = null;
            world.FastForward(TimeSpan.FromSeconds(10));

            AlertGroup group = world.Group();
            Assert.Equal((0, 1), (group.Firing, group.Total));
            Assert.Equal("over before anybody had to be paged", group.Held);
            world.Node.Log.TakeErrors();
        });

    [Fact]
    public void A_group_whose_routing_fails_delays_no_other() =>
        World.Tell(world =>
        {
            world.Store.Fault = method => method == "NextNumberAsync" ? new InvalidOperationException("No number.") : null;
            world.Signal("Worst", severity: "sev1");
            world.Signal("Other");
            Assert.Equal("Other: Other is firing", world.Email.Next("ana").Title);

            world.Store.Fault = null;
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.Equal("Worst: Worst is firing", world.Email.Next("ana").Title);
            Assert.NotEmpty(world.Node.Log.TakeErrors());
            Assert.Equal(["dora", "emil", "fay"], Enumerable.Range(0, 3).Select(_ => world.Email.Next().Person.Value).Order());
        });
}
