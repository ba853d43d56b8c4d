// Who is asked for the roles that a severity requires, when the one who is on call for them is busy or away.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class RequiredRolesTests
{
    [Fact]
    public void A_role_whose_on_call_declared_the_incident_is_asked_of_the_next_in_turn() =>
        World.Tell(
            new World(Command(("commander", ["dora"]), ("scribe", ["emil", "cleo"]), ("comms", ["fay"]))),
            world =>
            {
                Incident incident = world.Declare("emil", Severity.Sev1);

                Assert.Equal(["command dora", "scribe cleo", "comms fay"], Asked(world));
                Assert.Empty(Notes(world, incident.Id));
                Silence(world);
            }
        );

    [Fact]
    public void A_role_whose_on_call_is_asked_for_another_is_asked_of_the_next_in_turn() =>
        World.Tell(
            new World(Command(("commander", ["dora"]), ("scribe", ["emil"]), ("comms", ["dora", "emil", "fay"]))),
            world =>
            {
                world.Declare("ana", Severity.Sev1);

                Assert.Equal(["command dora", "scribe emil", "comms fay"], Asked(world));
                Silence(world);
            }
        );

    [Fact]
    public void Who_is_away_is_asked_for_no_role() =>
        World.Tell(
            new World(Command(("commander", ["dora"]), ("scribe", ["emil", "ben", "cleo"]), ("comms", ["fay"]))),
            world =>
            {
                world.Away("ben");
                world.Declare("emil", Severity.Sev1);

                Assert.Equal(["command dora", "scribe cleo", "comms fay"], Asked(world));
                Silence(world);
            }
        );

    [Fact]
    public void The_timeline_says_for_which_roles_nobody_is_free() =>
        World.Tell(
            new World(Command(("commander", ["dora"]), ("scribe", ["emil"]), ("comms", ["dora", "emil"]))),
            world =>
            {
                Incident incident = world.Declare("emil", Severity.Sev1);

                Assert.Equal(["command dora"], Asked(world));
                Assert.Equal(
                    ["Nobody in the command rotation is free to be Scribe or Comms Lead: nobody is paged for it. Give it to somebody."],
                    Notes(world, incident.Id)
                );
                Silence(world);
            }
        );

    [Fact]
    public void The_timeline_says_when_the_last_of_the_rotation_cannot_take_a_role() =>
        World.Tell(world =>
        {
            Incident incident = world.Sev1();

            world.Decline(world.RolePage(Role.Scribe).Id, "emil");

            Assert.Equal(
                ["Nobody in the command rotation is free to be Scribe: nobody is paged for it. Give it to somebody."],
                Notes(world, incident.Id)
            );
        });

    private static Organisation Command(params (string Name, string[] Members)[] rotations)
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
                        .. rotations.Select(one =>
                            command.Rotations.Single(rotation => rotation.Name == one.Name) with
                            {
                                // The first of them is on call in the week that the stories play in.
                                Start = new(2026, 3, 2, 0, 0),
                                Members = [.. one.Members.Select(member => new PersonId(member))],
                            }
                        ),
                    ],
                }
            ),
        };
    }

    /// <summary>Who was asked for which role, in the order of the roles.</summary>
    private static IEnumerable<string> Asked(World world) =>
        world
            .RolePages()
            .OrderBy(page => page.Role)
            .Select(page =>
                page.Role switch
                {
                    Role.IncidentCommander => "command ",
                    Role.Scribe => "scribe ",
                    Role.CommsLead => "comms ",
                    _ => "operations ",
                } + page.Asked
            );

    private static IEnumerable<string> Notes(World world, IncidentId incident) =>
        world
            .Events()
            .Where(stored => stored.Stream.Key == incident.Value)
            .Select(stored => EventJson.Read(stored.Type, stored.Data))
            .OfType<IncidentEvent.Noted>()
            .Select(note => note.Text);

    /// <summary>What was sent is not what these stories are about.</summary>
    private static void Silence(World world)
    {
        world.Email.Forget();
        world.Webhook.Forget();
    }
}
