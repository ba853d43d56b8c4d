// That the status page follows what is said to the public, and the clock.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class StatusPageTests
{
    private static readonly Actor Fay = Actor.Person("fay");

    private static readonly ComponentId Films = new("films");

    private static readonly Organisation Offer = Organisation.Blank with
    {
        Components = ImmutableSortedDictionary
            .Create<string, Component>(StringComparer.Ordinal)
            .Add("films", new(Films, "Films", "", "", 1, [], OnlyShowIfDegraded: false, Showcase: true)),
        StatusPage = new("StreamFlow", StatusPageAccess.Public, ["en"], ShowSeverity: false),
    };

    [Fact]
    public void A_statement_for_the_public_is_an_update_of_what_was_published_and_no_other_statement_is() =>
        World.Tell(world =>
        {
            Define(world);
            Incident incident = world.Commanded();
            Say(world, incident.Id, "s1", Audience.Public);
            Assert.DoesNotContain(world.Events(), one => one.Stream.Category == Bulletin.Category);

            Open(world, incident.Id);
            Say(world, incident.Id, "s2");
            Assert.Single(Read(world, 1).Updates);
            Say(world, incident.Id, "s3", Audience.Public);
            BulletinUpdate update = Read(world, 1).Last;
            Assert.Equal(
                (
                    "s3",
                    BulletinStatus.Investigating,
                    "We are looking into it.\nSome viewers cannot start films.\nWe are moving viewers to other servers."
                ),
                (update.Id, update.Status, update.Body)
            );
            Assert.Equal(world.Now.AddMinutes(20), update.NextUpdateAt);
            Assert.Equal(ComponentStatus.MajorOutage, Assert.Single(update.Components).Status);

            world.Resolve(incident.Id);
            Say(world, incident.Id, "s4", Audience.Public);
            Assert.Equal(BulletinStatus.Resolved, Read(world, 1).Status);
            Assert.Equal(ComponentStatus.Operational, Assert.Single(Read(world, 1).Components).Status);
        });

    [Fact]
    public void What_was_taken_off_the_page_stays_off_it() =>
        World.Tell(world =>
        {
            Define(world);
            Incident incident = world.Commanded();
            Open(world, incident.Id);
            Done(
                world.Do(
                    (work, cancel) => work.DecideBulletinAsync(new(1), new BulletinCommand.Withdraw("A mistake", Fay, work.Now), cancel)
                )
            );
            Say(world, incident.Id, "s1", Audience.Public);
            Assert.Single(Read(world, 1).Updates);
        });

    [Fact]
    public void That_it_is_published_taken_off_and_put_back_stands_on_the_timeline() =>
        World.Tell(world =>
        {
            Define(world);
            Incident incident = world.Commanded();
            Open(world, incident.Id);
            foreach (
                Func<DateTimeOffset, BulletinCommand> command in (Func<DateTimeOffset, BulletinCommand>[])
                    [now => new BulletinCommand.Withdraw("A mistake", Fay, now), now => new BulletinCommand.Restore(Fay, now)]
            )
            {
                Done(world.Do((work, cancel) => work.DecideBulletinAsync(new(1), command(work.Now), cancel)));
            }

            Assert.Equal(
                [
                    ("incident.bulletin_published", World.Admin.Kind),
                    ("incident.bulletin_withdrawn", Fay.Kind),
                    ("incident.bulletin_published", Fay.Kind),
                ],
                world
                    .Events()
                    .Where(one => one.Type.StartsWith("incident.bulletin_", StringComparison.Ordinal))
                    .Select(one => (one.Type, EventJson.Read(one.Type, one.Data) is IncidentEvent { By.Kind: var kind } ? kind : default))
            );
        });

    [Fact]
    public void A_maintenance_begins_at_its_time_ends_at_its_time_and_is_moved_before() =>
        World.Tell(world =>
        {
            Define(world);
            Done(
                world.Do(
                    async (work, cancel) =>
                        await work.DecideBulletinAsync(
                            new(7),
                            new BulletinCommand.PlanMaintenance(
                                new(7),
                                await work.OrganisationAsync(cancel),
                                "New disks",
                                [new(Films, ComponentStatus.UnderMaintenance)],
                                "",
                                work.Now.AddHours(1),
                                work.Now.AddHours(2),
                                "m1",
                                Fay,
                                work.Now
                            ),
                            cancel
                        )
                )
            );
            Done(
                world.Do(
                    (work, cancel) =>
                        work.DecideBulletinAsync(
                            new(7),
                            new BulletinCommand.Reschedule(work.Now.AddHours(3), work.Now.AddHours(5), Fay, work.Now),
                            cancel
                        )
                )
            );
            world.FastForward(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
            Assert.Equal(BulletinStatus.Scheduled, Read(world, 7).Status);
            world.FastForward(TimeSpan.FromSeconds(1));
            Assert.Equal(BulletinStatus.InProgress, Read(world, 7).Status);
            world.FastForward(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
            Assert.True(Read(world, 7).IsOpen);
            world.FastForward(TimeSpan.FromSeconds(1));
            Assert.Equal(BulletinStatus.Completed, Read(world, 7).Status);
        });

    private static void Define(World world) =>
        Done(
            world.Do(
                (work, cancel) =>
                    work.DecideOrganisationAsync(new OrganisationCommand.Put(Offer, Prune: false, "", World.Admin, work.Now), cancel)
            )
        );

    private static void Open(World world, IncidentId incident) =>
        Done(
            world.Do(
                async (work, cancel) =>
                {
                    work.Put(new View(Views.Published, incident.Value, Views.Recorded, work.Now, "", ViewJson.Write("B-1")));
                    return await work.DecideBulletinAsync(
                        new(1),
                        new BulletinCommand.OpenIncident(
                            new(1),
                            await work.OrganisationAsync(cancel),
                            "Films do not start",
                            incident,
                            Severity.Sev1,
                            BulletinImpact.Critical,
                            BulletinStatus.Investigating,
                            [new(Films, ComponentStatus.MajorOutage)],
                            "We look into it.",
                            NextUpdateAt: null,
                            StartedAt: null,
                            "u1",
                            Fay,
                            work.Now
                        ),
                        cancel
                    );
                }
            )
        );

    private static void Say(World world, IncidentId incident, string id, params Audience[] more) =>
        Done(
            world.Ask(
                incident,
                now => new IncidentCommand.PublishStatement(
                    new HoldingStatement(
                        id,
                        "We are looking into it.",
                        "Some viewers cannot start films.",
                        "We are moving viewers to other servers.",
                        now.AddMinutes(20)
                    )
                    {
                        Audiences = [Audience.Internal, .. more],
                    },
                    Fay,
                    now
                )
            )
        );

    private static Bulletin Read(World world, int number) =>
        world
            .Node.Do(() =>
                StreamReplay.ReadAsync<Bulletin, BulletinCommand, BulletinEvent>(
                    world.Store,
                    new BulletinId(number).Value,
                    CancellationToken.None
                )
            )
            .State;

    private static void Done(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome);
}
