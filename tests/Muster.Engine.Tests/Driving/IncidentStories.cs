// What people do in an incident, in the words of a story.
using Muster.Core.Alerts;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Driving;

public static class IncidentStories
{
    /// <summary>A SEV-1 alert, declared by policy; all that it pages has arrived and was asked for.</summary>
    public static Incident Sev1(this World world)
    {
        world.Signal("Down", severity: "sev1");
        Assert.Equal(["ana", "dora", "emil", "fay"], Enumerable.Range(0, 4).Select(_ => world.Email.Next().Person.Value).Order());
        return world.Incident(world.Group("Down").Incident!.Value);
    }

    /// <summary>A SEV-1 that Dora commands, with Ana at the keyboard, Emil writing and Fay speaking.</summary>
    public static Incident Commanded(this World world)
    {
        Incident incident = world.Sev1();
        world.Acknowledge(world.PageOf("Down").Id, "ana");
        world.Acknowledge(world.RolePage(Role.IncidentCommander).Id, "dora");
        world.Acknowledge(world.RolePage(Role.Scribe).Id, "emil");
        world.Acknowledge(world.RolePage(Role.CommsLead).Id, "fay");
        return world.Incident(incident.Id);
    }

    public static Incident Declare(
        this World world,
        string person,
        Severity severity,
        AlertGroup? group = null,
        IncidentType type = IncidentType.Incident
    )
    {
        IncidentId id = new(1000);
        Outcome outcome = world.Do(
            async (work, cancel) =>
            {
                Actor by = Actor.Person(person);
                PersonId commander = new(person);
                IncidentCommand.Declare declare = new(
                    id,
                    type,
                    "Films do not play",
                    severity,
                    StreamFlow.Playback,
                    null,
                    null,
                    commander,
                    by,
                    work.Now
                );
                Rejection? why = await work.DecideIncidentAsync(id, declare, cancel);
                return why is not null || group is null
                    ? why
                    : await work.DecideIncidentAsync(id, new IncidentCommand.LinkAlertGroup(group.Id, group.Title, by, work.Now), cancel);
            }
        );
        Assert.IsType<Outcome.Done>(outcome);
        return world.Incident(id);
    }

    public static void Publish(this World world, IncidentId incident, TimeSpan next) =>
        Assert.IsType<Outcome.Done>(
            world.Ask(
                incident,
                now => new IncidentCommand.PublishStatement(
                    new HoldingStatement("s" + now.Ticks, "Investigating", "Nobody sees a film.", "We look.", now + next),
                    Actor.Person("fay"),
                    now
                )
            )
        );

    /// <summary>Mitigated and resolved at once.</summary>
    public static void Resolve(this World world, IncidentId incident)
    {
        Actor by = Actor.Person("dora");
        Assert.IsType<Outcome.Done>(world.Ask(incident, now => new IncidentCommand.Mitigate(now, null, by, now)));
        Assert.IsType<Outcome.Done>(world.Ask(incident, now => new IncidentCommand.Resolve("Rolled back.", by, now)));
    }

    public static IEnumerable<PageRow> RolePages(this World world) => world.Pages().Where(page => page.Purpose == PagePurpose.TakeRole);

    public static PageRow RolePage(this World world, Role role) => world.RolePages().Single(page => page.Role == role);

    /// <summary>The pages for the three roles of the command rotation have arrived.</summary>
    public static void TakeRolePages(this World world) =>
        Assert.Equal(["dora", "emil", "fay"], Enumerable.Range(0, 3).Select(_ => world.Email.Next().Person.Value).Order());

    public static Review Review(this World world, IncidentId incident) =>
        world
            .Node.Do(() => StreamReplay.ReadAsync<Review, ReviewCommand, ReviewEvent>(world.Store, incident.Value, CancellationToken.None))
            .State;

    public static string ReviewStatus(this World world, IncidentId incident) =>
        world.Node.Do(() => world.Store.FindAsync(Views.Review, incident.Value, CancellationToken.None))!.Status;
}
