// That an acknowledged page which goes quiet rings again, and one that does not stays acknowledged.
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
