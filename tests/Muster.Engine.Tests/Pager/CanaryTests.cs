// A canary page goes the way of any other, again and again, and is loud when it does not arrive.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class CanaryTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    /// <summary>Cleo, who has mail and a webhook, receives it.</summary>
    private static readonly Organisation Watched = With(StreamFlow.Organisation, new Canary(Every, TwoMinutes, [To("ana")]));

    [Fact]
    public void It_is_sent_again_and_again_by_all_methods_of_its_receiver_and_is_in_no_list() =>
        World.Tell(
            new World(Watched),
            world =>
            {
                foreach (int round in Enumerable.Range(1, 3))
                {
                    world.FastForward(TimeSpan.FromMinutes(1));
                    Assert.Equal(PagePurpose.Canary, world.Email.Next("cleo").Purpose);
                    Assert.Equal(Severity.Sev4, world.Webhook.Next("cleo").Severity);
                    Assert.Equal(round, world.Pages().Length);
                    Assert.All(world.Pages(), page => Assert.Equal(PageStatus.Resolved, page.Status));
                    Assert.Null(world.Page(world.Pages()[0].Id).LastResort);
                    Assert.Equal(Views.Canary, world.GroupStatus("MusterCanary"));
                    Assert.True(world.Node.Get<EngineHealth>().Report().IsHealthy);
                    world.FastForward(Every - TimeSpan.FromMinutes(1));
                }

                world.Email.TakeAll();
                world.Webhook.TakeAll();
                Assert.Empty(world.Incidents(Views.Open, null));
            }
        );

    [Fact]
    public void Several_nodes_send_one_each_period()
    {
        World.Tell(
            new World(Watched),
            world =>
            {
                world.Join();
                world.FastForward(TimeSpan.FromMinutes(21));
                Assert.Equal(3, world.Email.Arrived.Count);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );
    }

    [Fact]
    public void One_that_does_not_arrive_turns_health_red_and_pages_by_other_methods_until_one_arrives() =>
        World.Tell(
            new World(With(StreamFlow.Organisation, new Canary(Every, TwoMinutes, [To("cleo"), To("ben")]))),
            world =>
            {
                world.Email.Next("cleo");
                world.Webhook.Next("cleo");
                world.Email.Answer = message => message.Purpose == PagePurpose.Canary ? FakeChannel.Refusal() : null;
                world.FastForward(Every + TwoMinutes - TimeSpan.FromSeconds(5));
                Assert.Equal(PagePurpose.Canary, world.Webhook.Next("cleo").Purpose);
                Assert.True(world.Node.Get<EngineHealth>().Report().IsHealthy);

                world.FastForward(TimeSpan.FromSeconds(15));
                // Cleo has another way than the mail that failed, Ben has none.
                Assert.Equal(PagePurpose.CanaryLost, world.Webhook.Next("cleo").Purpose);
                Assert.Contains("The provider said no.", world.Email.Next("ben").Title, StringComparison.Ordinal);
                EngineReport red = world.Node.Get<EngineHealth>().Report();
                Assert.False(red.IsHealthy);
                Assert.Contains("The canary page 'canary' does not arrive since", Assert.Single(red.Problems), StringComparison.Ordinal);
                PageRow alarm = Assert.Single(world.Pages(), page => page.Purpose == PagePurpose.CanaryLost);
                world.Acknowledge(alarm.Id, "ben");

                // The next one is lost as well: it is said once.
                world.FastForward(Every);
                world.Webhook.Next("cleo");
                Assert.Single(world.Pages(), page => page.Purpose == PagePurpose.CanaryLost);

                world.Email.Answer = null;
                world.FastForward(Every);
                Assert.Equal(PagePurpose.Canary, world.Webhook.Next("cleo").Purpose);
                Assert.Equal(PagePurpose.Canary, world.Email.Next("cleo").Purpose);
                Assert.True(world.Node.Get<EngineHealth>().Report().IsHealthy);
                Assert.Equal(PageStatus.Resolved, world.Page(alarm.Id).Status);
            }
        );

    [Fact]
    public void Time_in_which_no_node_ran_counts_for_nothing_and_is_made_up_for_once() =>
        World.Tell(
            new World(Watched),
            world =>
            {
                world.FastForward(TimeSpan.FromMinutes(9));
                world.Email.Next("cleo");
                world.Webhook.Next("cleo");
                world.Webhook.Hangs = _ => true;
                world.FastForward(TimeSpan.FromMinutes(2));
                world.Email.Next("cleo");
                world.Leap(world.Now + TimeSpan.FromHours(5));
                world.Webhook.Hangs = _ => false;

                world.FastForward(TwoMinutes + TimeSpan.FromSeconds(30));
                Assert.True(world.Node.Get<EngineHealth>().Report().IsHealthy);
                Assert.DoesNotContain(world.Pages(), page => page.Purpose == PagePurpose.CanaryLost);
                Assert.Equal(3, world.Pages().Length);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void One_that_is_declared_no_more_is_sent_no_more() =>
        World.Tell(
            new World(Watched),
            world =>
            {
                world.FastForward(TimeSpan.FromMinutes(1));
                world.Do(
                    (work, cancel) =>
                        work.DecideOrganisationAsync(
                            new OrganisationCommand.Put(With(StreamFlow.Organisation, null), Prune: false, "", World.Admin, work.Now),
                            cancel
                        )
                );
                world.FastForward(TimeSpan.FromHours(1));
                Assert.Single(world.Email.Arrived);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    private static EscalationTarget To(string person) => EscalationTarget.Parse("person:" + person);

    private static Organisation With(Organisation organisation, Canary? canary)
    {
        EscalationPolicy policy = new(new("canary"), "Canary", [new([To("cleo")], StreamFlow.StepWait)], Repeat: 0);
        Service service = new(new("canary"), "canary", "", new("core"), 3, AlwaysOn: false, policy.Id, CommandRotation: null)
        {
            Canary = canary,
        };
        return organisation with
        {
            // Whatever an organisation does with a SEV-4, a canary is no incident.
            ResponsePolicies = organisation.ResponsePolicies.SetItem(
                Severity.Sev4,
                organisation.ResponsePolicies[Severity.Sev4] with
                {
                    Declares = true,
                }
            ),
            EscalationPolicies = organisation.EscalationPolicies.SetItem("canary", policy),
            Services = organisation.Services.SetItem("canary", service),
        };
    }
}
