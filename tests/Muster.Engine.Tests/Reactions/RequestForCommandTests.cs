// That command can be asked for, and passes from a commander who does not answer.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class RequestForCommandTests
{
    [Fact]
    public void A_commander_who_does_not_answer_is_paged_and_loses_command_after_five_minutes() =>
        World.Tell(world =>
        {
            IncidentId incident = AskedByBen(world);
            Assert.Equal("ana", world.Incident(incident).Commander?.Value);

            world.FastForward(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
            Assert.Equal("ana", world.Incident(incident).Commander?.Value);
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal("ben", world.Incident(incident).Commander?.Value);
            Assert.Equal(PageStatus.Resolved, world.Pages().Single(page => page.Purpose == PagePurpose.GiveCommand).Status);
        });

    [Fact]
    public void A_commander_who_agrees_hands_over_at_once() =>
        World.Tell(world =>
        {
            IncidentId incident = AskedByBen(world);

            world.Ask(incident, now => new IncidentCommand.OfferCommand(new("ben"), Actor.Person("ana"), now));

            Assert.Equal("ben", world.Incident(incident).Commander?.Value);
            world.FastForward(TimeSpan.FromHours(1));
        });

    [Fact]
    public void A_commander_who_refuses_keeps_command() =>
        World.Tell(world =>
        {
            IncidentId incident = AskedByBen(world);

            world.Ask(incident, now => new IncidentCommand.DeclineCommand(new("ana"), "I am here.", Actor.Person("ana"), now));
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal("ana", world.Incident(incident).Commander?.Value);
        });

    [Fact]
    public void To_acknowledge_the_page_is_no_answer() =>
        World.Tell(world =>
        {
            IncidentId incident = AskedByBen(world);

            world.Acknowledge(world.Pages().Single(page => page.Purpose == PagePurpose.GiveCommand).Id, "ana");
            world.FastForward(TimeSpan.FromMinutes(5));

            Assert.Equal("ben", world.Incident(incident).Commander?.Value);
        });

    private static IncidentId AskedByBen(World world)
    {
        IncidentId incident = world.Declare("ana", Severity.Sev3).Id;
        Assert.IsType<Outcome.Done>(world.Ask(incident, now => new IncidentCommand.AskForCommand(new("ben"), Actor.Person("ben"), now)));
        Assert.Equal(PagePurpose.GiveCommand, world.Email.Next("ana").Purpose);
        return incident;
    }
}
