// That a firing alert keeps quiet what it hides, whatever came first, and no longer than it fires.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class InhibitionTests
{
    private static readonly InhibitionRule CentreHidesNodes = new(
        [Is("alertname", "CentreDown")],
        [Is("alertname", "NodeDown")],
        ["region"],
        "The centre is dead."
    );

    [Fact]
    public void What_a_firing_alert_hides_pages_nobody_until_it_recovers() =>
        Tell(world =>
        {
            world.Signal("CentreDown");
            world.Email.Next("ana");
            world.Signal("NodeDown", labels: ("node", "a"));
            world.FastForward(TimeSpan.FromMinutes(2));
            Assert.Equal("inhibited by CentreDown: The centre is dead.", world.Group("NodeDown").Held);
            Assert.Equal(Views.Silenced, world.GroupStatus("NodeDown"));
            world.Acknowledge(world.Group("CentreDown").Page!.Value, "ana");

            world.Resolved("CentreDown");
            world.FastForward(TimeSpan.FromSeconds(2));

            Assert.Equal("NodeDown", Assert.IsType<string>(world.Email.Next("ana").Labels["alertname"]));
            Assert.Null(world.Group("NodeDown").Held);
        });

    [Fact]
    public void What_paged_already_rings_on_when_the_alert_that_hides_it_comes() =>
        Tell(world =>
        {
            world.Signal("NodeDown", labels: ("node", "a"));
            world.Email.Next("ana");

            world.Signal("CentreDown");
            world.Email.Next("ana");

            Assert.NotNull(world.Group("NodeDown").Page);
            Assert.Null(world.Group("NodeDown").Held);
        });

    [Fact]
    public void An_alert_of_another_place_pages() =>
        Tell(world =>
        {
            world.Signal("CentreDown");
            world.Email.Next("ana");

            world.Signal("NodeDown", labels: ("region", "us"));

            world.Email.Next("ana");
        });

    [Fact]
    public void One_alert_that_nothing_hides_pages_for_its_group() =>
        Tell(world =>
        {
            world.Signal("CentreDown");
            world.Email.Next("ana");
            world.Signal("NodeDown", labels: ("node", "a"));
            world.Email.NothingElse();

            world.Signal("NodeDown", labels: [("node", "b"), ("region", "us")]);

            world.Email.Next("ana");
        });

    [Fact]
    public void A_rule_that_comes_later_knows_what_fires_already_and_its_end_pages()
    {
        using World world = new();
        world.Signal("CentreDown");
        world.Email.Next("ana");
        Put(world, [CentreHidesNodes]);
        world.FastForward(TimeSpan.FromSeconds(3));
        world.Signal("NodeDown", labels: ("node", "a"));
        world.FastForward(TimeSpan.FromSeconds(3));
        world.Email.NothingElse();

        Put(world, [CentreHidesNodes with { Equal = ["region", "node"] }]);
        world.FastForward(TimeSpan.FromSeconds(12));

        world.Email.Next("ana");
    }

    [Fact]
    public void A_hidden_sev1_declares_nothing() =>
        Tell(world =>
        {
            world.Signal("CentreDown");
            world.Email.Next("ana");

            world.Signal("NodeDown", severity: "sev1", labels: ("node", "a"));
            world.FastForward(TimeSpan.FromMinutes(1));

            Assert.Null(world.Group("NodeDown").Incident);
            world.Acknowledge(world.Group("CentreDown").Page!.Value, "ana");
        });

    private static void Tell(Action<World> story) =>
        World.Tell(new World(StreamFlow.Organisation with { Inhibitions = [CentreHidesNodes] }), story);

    private static void Put(World world, ImmutableArray<InhibitionRule> rules) =>
        world.Do(
            (work, cancel) =>
                work.DecideOrganisationAsync(
                    new OrganisationCommand.Put(
                        StreamFlow.Organisation with
                        {
                            Inhibitions = rules,
                        },
                        Prune: false,
                        "",
                        World.Admin,
                        work.Now
                    ),
                    cancel
                )
        );

    private static Matcher Is(string name, string value) => new(name, value, IsRegex: false, IsEqual: true);
}
