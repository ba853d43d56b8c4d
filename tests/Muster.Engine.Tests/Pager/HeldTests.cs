// That alerts for which nobody could be paged are looked at again when the organisation changes.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class HeldTests
{
    [Fact]
    public void An_alert_that_no_route_took_pages_as_soon_as_one_does() =>
        World.Tell(
            new World(StreamFlow.Organisation with { Routes = [] }),
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromMinutes(30));
                Assert.Equal(Views.Held, world.GroupStatus());

                Put(world, StreamFlow.Organisation);

                world.Email.Next("ana");
                Assert.Equal(world.Now, world.Email.Arrived[0].At);
                AlertGroup group = world.Group();
                Assert.Equal((StreamFlow.Playback, (string?)null), (group.Service!.Value, group.Held));
                world.Signal(labels: ("instance", "b"));
                Assert.Equal(2, Assert.Single(world.Groups()).Firing);
            }
        );

    [Fact]
    public void A_severity_that_is_to_page_now_pages_and_declares_for_what_fires_already() =>
        World.Tell(world =>
        {
            world.Signal(severity: "sev4");
            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.Equal(Views.Held, world.GroupStatus());

            Route urgent = StreamFlow.Organisation.Routes[0] with { Severity = Severity.Sev1 };
            Put(world, StreamFlow.Organisation with { Routes = [urgent] });

            world.Email.Next("ana");
            Assert.Equal(Severity.Sev1, world.Group().Severity);
            Assert.NotNull(world.Group().Incident);
            world.FastForward(TimeSpan.FromSeconds(20));
            world.Email.Arrived.Skip(1).ToList().ForEach(_ => world.Email.Next());
        });

    [Fact]
    public void A_page_that_found_nobody_in_any_round_begins_anew_when_somebody_is_there() =>
        World.Tell(
            new World(Nobody()),
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromHours(1));
                Page before = world.PageOf();
                Assert.Equal((PageStatus.Exhausted, true), (before.Status, before.Deliveries.IsEmpty));

                Put(world, StreamFlow.Organisation);

                world.Email.Next("ana");
                Assert.NotEqual(before.Id, world.PageOf().Id);
                Assert.Equal(PageStatus.Resolved, world.Page(before.Id).Status);
            }
        );

    [Fact]
    public void What_is_silenced_or_over_or_still_belongs_to_nobody_is_left_alone() =>
        World.Tell(
            new World(StreamFlow.Organisation with { Routes = [] }),
            world =>
            {
                world.Signal("Over");
                world.Resolved("Over");
                world.Signal("Silenced");
                world.Silence(TimeSpan.FromHours(1));
                world.Signal("Elsewhere", labels: ("job", "checkout"));
                world.FastForward(TimeSpan.FromMinutes(1));

                Put(world, StreamFlow.Organisation);
                world.FastForward(TimeSpan.FromMinutes(1));

                Assert.Equal(Views.Closed, world.GroupStatus("Over"));
                Assert.Equal(Views.Silenced, world.GroupStatus("Silenced"));
                Assert.Equal(Views.Held, world.GroupStatus("Elsewhere"));
            }
        );

    [Fact]
    public void Of_two_nodes_that_hear_of_the_change_one_pages() =>
        World.Tell(
            new World(StreamFlow.Organisation with { Routes = [] }),
            world =>
            {
                world.Signal();
                world.Join();
                world.FastForward(TimeSpan.FromMinutes(1));

                Put(world, StreamFlow.Organisation);
                world.FastForward(TimeSpan.FromSeconds(15));

                world.Email.Next("ana");
            }
        );

    [Fact]
    public void A_silence_that_ends_after_the_change_pages_whom_the_new_route_names() =>
        World.Tell(
            new World(StreamFlow.Organisation with { Routes = [] }),
            world =>
            {
                world.Silence(TimeSpan.FromMinutes(10));
                world.Signal();
                Put(world, StreamFlow.Organisation);
                world.FastForward(TimeSpan.FromMinutes(9));
                Assert.Equal(Views.Silenced, world.GroupStatus());

                world.FastForward(TimeSpan.FromMinutes(2));

                world.Email.Next("ana");
            }
        );

    /// <summary>A page whose last resort is empty, too: the organisation has nobody.</summary>
    private static Organisation Nobody() =>
        StreamFlow.Organisation with
        {
            People = StreamFlow.Organisation.People.Clear(),
            Schedules = StreamFlow.Organisation.Schedules.Clear(),
            Teams = StreamFlow.Organisation.Teams.SetItem("core", StreamFlow.Organisation.Teams["core"] with { Members = [] }),
            Services = StreamFlow.Organisation.Services.SetItem(
                "playback",
                StreamFlow.Organisation.Services["playback"] with
                {
                    CommandRotation = null,
                }
            ),
            EscalationPolicies = StreamFlow.Organisation.EscalationPolicies.SetItem(
                "playback",
                StreamFlow.Organisation.EscalationPolicies["playback"] with
                {
                    Steps = [new([EscalationTarget.Parse("everyone")], StreamFlow.StepWait)],
                }
            ),
        };

    private static void Put(World world, Organisation organisation) =>
        Assert.IsType<Outcome.Done>(world.Do((work, cancel) => DecideAsync(work, organisation, cancel)));

    private static Task<Rejection?> DecideAsync(Work work, Organisation organisation, CancellationToken cancel) =>
        work.DecideOrganisationAsync(new OrganisationCommand.Put(organisation, Prune: false, "", World.Admin, work.Now), cancel);
}
