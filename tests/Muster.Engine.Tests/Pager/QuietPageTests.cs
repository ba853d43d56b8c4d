// That an acknowledged page which goes quiet rings again, and one that does not stays acknowledged.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

public sealed class QuietPageTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(40);

    [Fact]
    public void What_was_acknowledged_and_is_quiet_rings_again() =>
        World.Tell(
            new World(Watched()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
                world.FastForward(Quiet - TimeSpan.FromSeconds(1));
                world.Email.NothingElse();

                world.FastForward(TimeSpan.FromSeconds(1));
                world.Email.Next("ana");
                Assert.Equal((PageStatus.Active, 2), (world.PageOf().Status, world.PageOf().Round));
                world.FastForward(StepWait);
                world.Email.Next("ben");

                world.Acknowledge(world.PageOf().Id, "ben");
                world.Resolved();
                world.FastForward(TimeSpan.FromHours(2));
            }
        );

    [Fact]
    public void A_word_in_the_incident_is_a_sign_of_life() =>
        World.Tell(
            new World(Watched()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
                IncidentId incident = world.Declare("ana", Severity.Sev2, world.Group()).Id;
                world.FastForward(Quiet / 2);
                Assert.IsType<Outcome.Done>(
                    world.Ask(
                        incident,
                        now => new IncidentCommand.Note("n1", NoteKind.Note, "Looking at the replica.", null, Actor.Person("ana"), now)
                    )
                );
                world.FastForward(Quiet - TimeSpan.FromSeconds(1));
                world.Email.NothingElse();

                world.FastForward(TimeSpan.FromSeconds(1));
                Assert.Equal(PageStatus.Active, world.PageOf().Status);
                world.Email.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
                world.Resolved();
            }
        );

    [Fact]
    public void A_page_that_waits_for_the_morning_does_not_keep_a_quiet_one_from_ringing() =>
        World.Tell(
            new World(Sleeping()),
            world =>
            {
                world.Signal();
                Assert.True(world.PageOf().Due!.IsPostponed);
                IncidentId incident = world.Declare("cleo", Severity.Sev2, world.Group()).Id;
                world.Signal("Down", "sev1");
                world.Email.TakeAll();
                world.Do(
                    (work, cancel) =>
                        work.DecideIncidentAsync(
                            incident,
                            new IncidentCommand.LinkAlertGroup(world.Group("Down").Id, "Down", Actor.Person("cleo"), work.Now),
                            cancel
                        )
                );
                world.Acknowledge(world.PageOf("Down").Id, "ana");
                world.FastForward(Quiet + TimeSpan.FromMinutes(1));
                Assert.Contains(world.Email.Untaken(), message => message.Person.Value == "ana");
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    [Fact]
    public void A_reopened_incident_watches_its_answered_pages_for_quiet_again() =>
        World.Tell(
            new World(Watched()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                IncidentId incident = world.Declare("ana", Severity.Sev2, world.Group()).Id;
                world.Acknowledge(world.PageOf().Id, "ana");
                world.Resolve(incident);
                world.FastForward(Quiet * 2);
                Assert.IsType<Outcome.Done>(
                    world.Ask(incident, now => new IncidentCommand.Reopen("It is back.", Actor.Person("ana"), now))
                );
                world.FastForward(Quiet - TimeSpan.FromSeconds(1));
                Assert.Equal(PageStatus.Acknowledged, world.PageOf().Status);

                world.FastForward(TimeSpan.FromSeconds(1));
                Assert.Equal(PageStatus.Active, world.PageOf().Status);
                world.Email.TakeAll();
                world.Acknowledge(world.PageOf().Id, "ana");
            }
        );

    /// <summary>A SEV-2 keeps hours, a SEV-1 does not, and no policy declares.</summary>
    private static Organisation Sleeping() =>
        StreamFlow.Organisation with
        {
            ResponsePolicies = StreamFlow.Organisation.ResponsePolicies.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => pair.Value with { ReescalateAfter = Quiet, RequiredRoles = [], FirstStatementWithin = null, Declares = false }
            ),
            Services = StreamFlow.Organisation.Services.SetItem(
                "playback",
                StreamFlow.Organisation.Services["playback"] with
                {
                    AlwaysOn = false,
                }
            ),
        };

    private static Organisation Watched() =>
        StreamFlow.Organisation with
        {
            ResponsePolicies = StreamFlow.Organisation.ResponsePolicies.SetItem(
                Severity.Sev2,
                ResponsePolicyDefaults.Of(Severity.Sev2) with
                {
                    ReescalateAfter = Quiet,
                    RequiredRoles = [],
                    FirstStatementWithin = null,
                }
            ),
        };
}
