// That what the organisation declares is watched from then on, and that a Watchdog's alerts are heard as pings.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class DeclaredHeartbeatTests
{
    private static readonly HeartbeatDefinition Backup = new(
        "backup",
        TimeSpan.FromHours(1),
        TimeSpan.FromMinutes(10),
        StreamFlow.Organisation.Services.Values.First().Id,
        Severity.Sev2,
        "Nightly."
    );

    private static readonly Organisation Declaring = StreamFlow.Organisation with
    {
        Heartbeats = ImmutableSortedDictionary<string, HeartbeatDefinition>.Empty.Add("backup", Backup),
        Routes =
        [
            new Route(new RouteId("watchdog"), [new Matcher("alertname", "Watchdog", false, true)], Backup.Service!.Value, null, [])
            {
                Heartbeat = "backup",
            },
            .. StreamFlow.Organisation.Routes,
        ],
    };

    [Fact]
    public void What_is_declared_and_never_heard_pages_after_its_grace_and_is_quiet_when_it_is_heard() =>
        World.Tell(
            new World(Declaring),
            world =>
            {
                world.FastForward(TimeSpan.FromMinutes(69));
                world.Email.NothingElse();
                world.FastForward(TimeSpan.FromMinutes(2));
                world.Email.Next();
                world.Acknowledge(world.Group("HeartbeatMissed").Page!.Value, "ana");
                Assert.Equal(Backup.Service, world.Group("HeartbeatMissed").Service);

                world.Node.Do(() => world.Node.Get<HeartbeatBook>().PingAsync("backup", null, "cron"));
                world.FastForward(TimeSpan.FromSeconds(2));

                Assert.NotNull(world.Group("HeartbeatMissed").ClosedAt);
            }
        );

    [Fact]
    public void A_job_that_says_that_it_failed_pages_at_once() =>
        World.Tell(
            new World(Declaring),
            world =>
            {
                world.FastForward(TimeSpan.FromSeconds(2));
                world.Node.Do(() => world.Node.Get<HeartbeatBook>().FailAsync("backup", "disk full", "cron"));
                world.FastForward(TimeSpan.FromSeconds(1));

                Assert.Contains("backup failed: disk full", world.Email.Next().Title, StringComparison.Ordinal);
                world.Acknowledge(world.Group("HeartbeatMissed").Page!.Value, "ana");
            }
        );

    [Fact]
    public void A_watchdog_pages_nobody_while_it_fires_and_its_silence_pages() =>
        World.Tell(
            new World(Declaring),
            world =>
            {
                world.Signal("Watchdog", until: TimeSpan.FromHours(1));
                world.FastForward(TimeSpan.FromMinutes(50));
                world.Signal("Watchdog", until: TimeSpan.FromHours(1));
                world.FastForward(TimeSpan.FromMinutes(10));
                Assert.Equal(Views.Pings, world.GroupStatus("Watchdog"));
                Assert.Equal("pings of the heartbeat backup", world.Group("Watchdog").Held);

                world.FastForward(TimeSpan.FromMinutes(58));
                world.Email.NothingElse();
                world.FastForward(TimeSpan.FromMinutes(3));

                world.Email.Next();
                world.Acknowledge(world.Group("HeartbeatMissed").Page!.Value, "ana");
            }
        );

    [Fact]
    public void What_is_declared_no_more_is_not_missed() =>
        World.Tell(
            new World(Declaring),
            world =>
            {
                world.FastForward(TimeSpan.FromSeconds(2));
                world.Do(
                    (work, cancel) =>
                        work.DecideOrganisationAsync(
                            new OrganisationCommand.Put(StreamFlow.Organisation, Prune: true, "Gone.", World.Admin, work.Now),
                            cancel
                        )
                );
                world.FastForward(TimeSpan.FromHours(2));

                Assert.DoesNotContain(world.Groups(), group => group.Labels["alertname"] == "HeartbeatMissed");
            }
        );
}
