// That a required role is asked for until somebody has it, down the command rotation.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

/// <summary>Behind Dora stands Ben in the rotation of commanders, behind Emil Cleo in that of scribes.</summary>
public sealed class OpenRoleTests
{
    private static Organisation TwoDeep
    {
        get
        {
            Schedule command = StreamFlow.Organisation.Schedule(new("command"))!;
            return StreamFlow.Organisation with
            {
                Schedules = StreamFlow.Organisation.Schedules.SetItem(
                    "command",
                    command with
                    {
                        Rotations =
                        [
                            .. command.Rotations.Select(rotation =>
                                rotation.Role switch
                                {
                                    Role.IncidentCommander => rotation with { Members = rotation.Members.Add(new("ben")) },
                                    Role.Scribe => rotation with { Members = rotation.Members.Add(new("cleo")) },
                                    _ => rotation,
                                }
                            ),
                        ],
                    }
                ),
            };
        }
    }

    [Fact]
    public void A_role_that_is_given_up_is_asked_of_the_next_in_the_rotation() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Commanded().Id;

                world.Ask(incident, now => new IncidentCommand.ReleaseRole(Role.Scribe, "Off shift.", Actor.Person("emil"), now));

                world.Email.Next("cleo");
                world.Webhook.Next("cleo");
                world.Acknowledge(world.RolePages().First().Id, "cleo");
                Assert.Equal("cleo", world.Incident(incident).Holder(Role.Scribe)?.Value);
            }
        );

    [Fact]
    public void A_role_that_nobody_answers_for_is_asked_of_the_next_and_then_of_nobody() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Sev1().Id;
                world.Acknowledge(world.PageOf("Down").Id, "ana");
                world.Acknowledge(world.RolePage(Role.IncidentCommander).Id, "dora");
                world.Acknowledge(world.RolePage(Role.CommsLead).Id, "fay");
                world.Publish(incident, TimeSpan.FromHours(4));

                world.FastForward(TimeSpan.FromMinutes(15));
                world.Email.Next("emil");
                world.Email.Next("emil");
                world.Email.Next("cleo");
                world.Webhook.Next("cleo");

                world.FastForward(TimeSpan.FromHours(1));
                world.Email.Next("cleo");
                world.Email.Next("cleo");
                world.Webhook.Next("cleo");
                world.Webhook.Next("cleo");
            }
        );

    [Fact]
    public void Command_that_the_rotation_declines_is_offered_to_the_next() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Declare("ana", Severity.Sev2).Id;
                world.Email.Next("dora");

                world.Ask(incident, now => new IncidentCommand.DeclineCommand(new("dora"), "Ill.", Actor.Person("dora"), now));
                world.Email.Next("ben");
                Assert.Equal("ben", world.Incident(incident).PendingOffer?.To.Value);

                world.Ask(incident, now => new IncidentCommand.DeclineCommand(new("ben"), "Ill too.", Actor.Person("ben"), now));
                Assert.Null(world.Incident(incident).PendingOffer);
            }
        );

    [Fact]
    public void Command_that_the_rotation_does_not_answer_for_is_offered_to_the_next() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Declare("ana", Severity.Sev2).Id;
                world.Publish(incident, TimeSpan.FromHours(4));
                world.FastForward(TimeSpan.FromMinutes(15));

                Assert.Equal(["dora", "dora", "dora", "ben"], Enumerable.Range(0, 4).Select(_ => world.Email.Next().Person.Value));
                Assert.Equal("ben", world.Incident(incident).PendingOffer?.To.Value);
            }
        );

    [Fact]
    public void Command_whose_page_is_declined_says_so_and_is_offered_to_the_next() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Declare("ana", Severity.Sev2).Id;
                world.Email.Next("dora");

                world.Decline(world.RolePage(Role.IncidentCommander).Id, "dora");

                world.Email.Next("ben");
                IncidentEvent.CommandDeclined declined = world
                    .Events()
                    .Where(stored => stored.Stream.Key == incident.Value)
                    .Select(stored => EventJson.Read(stored.Type, stored.Data))
                    .OfType<IncidentEvent.CommandDeclined>()
                    .Single();
                Assert.Equal("They cannot take it.", declined.Reason);
            }
        );

    [Fact]
    public void An_offer_that_the_commander_takes_back_asks_nobody_else() =>
        World.Tell(
            new World(TwoDeep),
            world =>
            {
                IncidentId incident = world.Declare("ana", Severity.Sev2).Id;
                world.Email.Next("dora");

                world.Ask(incident, now => new IncidentCommand.DeclineCommand(new("ana"), "I stay.", Actor.Person("ana"), now));

                Assert.Null(world.Incident(incident).PendingOffer);
            }
        );
}
