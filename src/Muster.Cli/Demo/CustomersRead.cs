// What StreamFlow's customers read on its status page: a slow search that is over, films that do not start, and disks to come.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using static Muster.Core.StatusPage.BulletinCommand;

namespace Muster.Cli.Demo;

internal static class CustomersRead
{
    private static readonly ComponentId Browsing = new("browsing");
    private static readonly ComponentId Watching = new("watching");
    private static readonly ComponentId Titles = new("new-titles");

    /// <summary>Nine days ago.</summary>
    public static async Task OfSearchAsync(DemoWorld world)
    {
        Actor by = Actor.Person((await world.OnCallAsync(new("incident-command"))).Value);
        BulletinId id = await world.PublishAsync(
            incident: null,
            (bulletin, known, now, made) =>
                new OpenIncident(
                    bulletin,
                    known,
                    "New titles are missing from search",
                    Incident: null,
                    Severity: null,
                    BulletinImpact.Minor,
                    BulletinStatus.Investigating,
                    [new(Browsing, ComponentStatus.DegradedPerformance)],
                    "Titles that were added since this morning cannot be found by their name. They play from the home page.",
                    now.AddMinutes(60),
                    now.AddMinutes(-20),
                    made,
                    by,
                    now
                )
        );
        await world.PassAsync(TimeSpan.FromMinutes(35));
        await SayAsync(world, id, by, BulletinStatus.Identified, "The search did not hear of new titles. It is catching up.");
        await world.PassAsync(TimeSpan.FromMinutes(50));
        await SayAsync(world, id, by, BulletinStatus.Resolved, "All titles can be found again.");
    }

    /// <summary>Now, while nothing plays.</summary>
    public static async Task NowAsync(DemoWorld world, IncidentId incident)
    {
        Actor by = Actor.Person((await world.HolderAsync(incident, Role.CommsLead)).Value);
        await world.PublishAsync(
            incident,
            (bulletin, known, now, made) =>
                new OpenIncident(
                    bulletin,
                    known,
                    "Films do not start in western Europe",
                    incident,
                    Severity.Sev1,
                    BulletinImpact.Critical,
                    BulletinStatus.Identified,
                    [new(Watching, ComponentStatus.PartialOutage)],
                    "About one in four films does not start in western Europe. What plays already goes on. We have found a change that we take back now.",
                    now.AddMinutes(15),
                    now.AddMinutes(-9),
                    made,
                    by,
                    now
                )
        );
        await world.PublishAsync(
            incident: null,
            (bulletin, known, now, made) =>
                new PlanMaintenance(
                    bulletin,
                    known,
                    "New titles arrive later for one night",
                    [new(Titles, ComponentStatus.UnderMaintenance)],
                    "We renew the machines that prepare new titles. What is there already plays as always.",
                    now.AddDays(2),
                    now.AddDays(2).AddHours(3),
                    made,
                    by,
                    now
                )
        );
    }

    private static Task SayAsync(DemoWorld world, BulletinId id, Actor by, BulletinStatus status, string text) =>
        world.ChangeAsync(
            id,
            (Organisation known, DateTimeOffset now, string made) =>
                new Update(
                    made,
                    known,
                    status,
                    text,
                    status == BulletinStatus.Resolved ? null : now.AddMinutes(60),
                    Components: null,
                    Corrects: null,
                    by,
                    now
                )
        );
}
