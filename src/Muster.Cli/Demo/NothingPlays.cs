// The failure of playback that began fourteen minutes ago: open, commanded, with a promise that runs.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Cli.Demo;

internal static class NothingPlays
{
    /// <summary>From the first alert to the present.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(14);

    public static async Task TellAsync(DemoWorld world)
    {
        DateTimeOffset present = world.Now + Lasts;
        await FireAsync(world, "eu-west", "26% of playback requests fail in eu-west");
        await world.PassAsync(TimeSpan.FromSeconds(50));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(12));
        IncidentId id = await world.OpenIncidentAsync(new("playback-api"));
        PersonId commander = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId operations = await world.HolderAsync(id, Role.OperationsLead);
        PersonId comms = await world.HolderAsync(id, Role.CommsLead);
        await world.PublishAsync(
            id,
            comms,
            "Investigating",
            "About one in four streams does not start in western Europe. Streams that run keep running.",
            "We compare today's playback release with the one before.",
            TimeSpan.FromMinutes(15)
        );
        await world.AssignAsync(id, commander, operations, "Errors by release and by availability zone", TimeSpan.FromMinutes(5));
        await FireAsync(world, "eu-central", "9% of playback requests fail in eu-central");
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(10));
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.SayAsync(id, operations, "All failures come from pods of 2026.47.2, which went out an hour ago.");
        await world.FinishTaskAsync(id, operations, "Release 2026.47.2 in every zone; 2026.47.1 has none.");
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await DecideAsync(world, id, commander, operations, comms);
        await world.PassUntilAsync(present);
    }

    private static async Task DecideAsync(DemoWorld world, IncidentId id, PersonId commander, PersonId operations, PersonId comms)
    {
        await world.SayAsync(id, commander, "We roll back first and look for the cause afterwards.", NoteKind.Decision);
        await world.ChooseAsync(id, commander, operations, MitigationKind.RollBack, "Playback API back to 2026.47.1, eu-west first");
        await world.PassAsync(TimeSpan.FromSeconds(70));
        await world.SayAsync(id, operations, "eu-west: 6 of 24 pods are back on 2026.47.1, without errors.");
        await world.PublishAsync(
            id,
            comms,
            "Identified",
            "About one in four streams does not start in western Europe.",
            "We roll today's playback release back; eu-west first, then eu-central.",
            TimeSpan.FromMinutes(15)
        );
        await world.AssignAsync(id, commander, operations, "Roll back eu-central when eu-west is clean", TimeSpan.FromMinutes(20));
    }

    private static Task FireAsync(DemoWorld world, string region, string summary) =>
        world.FireAsync(
            LabelSet.Of(("alertname", "PlaybackErrorsHigh"), ("service", "playback-api"), ("region", region), ("severity", "critical")),
            summary,
            TimeSpan.FromMinutes(2)
        );
}
