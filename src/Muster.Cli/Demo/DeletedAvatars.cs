// The profile pictures that one command deleted, four days ago: reviewed down to the system on three ways, with three fixes, and closed.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo;

internal static class DeletedAvatars
{
    public static async Task TellAsync(DemoWorld world)
    {
        PersonId first = await world.OnCallAsync(new("platform"));
        IncidentId id = await world.DeclareAsync(
            "Profile pictures are gone",
            Severity.Sev1,
            new("identity"),
            TimeSpan.FromMinutes(6),
            first
        );
        await RespondAsync(world, id);
        await ReviewAsync(world, id);
    }

    private static async Task RespondAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(20));
        PersonId commander = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId operations = await world.HolderAsync(id, Role.OperationsLead);
        PersonId comms = await world.HolderAsync(id, Role.CommsLead);
        await world.SayAsync(
            id,
            operations,
            "A clean-up of test accounts runs since 10:02 with the prefix of all profiles. It is stopped."
        );
        await world.PublishAsync(
            id,
            comms,
            "Investigating",
            "The pictures of 61,204 profiles are missing. Watching is not affected.",
            "The deletion is stopped. We restore from last night's backup.",
            TimeSpan.FromMinutes(15)
        );
        await world.ChooseAsync(id, commander, operations, MitigationKind.Other, "Restore the pictures from last night's backup");
        await world.PassAsync(TimeSpan.FromMinutes(18));
        await world.ReportAsync(id, operations, MitigationOutcome.Partly, "59,871 are back; the rest were uploaded after the backup.");
        await world.PublishAsync(
            id,
            comms,
            "Monitoring",
            "59,871 pictures are back. 1,333 that were uploaded today are lost.",
            "We write to the people who have to upload theirs again.",
            TimeSpan.FromMinutes(60)
        );
        await world.MitigatedAsync(id, commander, TimeSpan.FromMinutes(2), "What a backup had is back.");
        await world.PassAsync(TimeSpan.FromMinutes(45));
        await world.ResolvedAsync(id, operations, "Everything that can be restored is; 1,333 people were written to.");
        await world.PublishAsync(id, comms, "Resolved", "None.", "None; a review follows.", next: null);
    }

    private static async Task ReviewAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromHours(20));
        PersonId owner = await world.HolderAsync(id, Role.OperationsLead);
        PersonId other = await world.HolderAsync(id, Role.Scribe);
        Actor by = Actor.Person((await world.HolderAsync(id, Role.IncidentCommander)).Value);
        await world.WhyAsync(
            id,
            by,
            "w1",
            null,
            "61,204 profile pictures were deleted.",
            await world.PlaceAsync<IncidentEvent.Declared>(id)
        );
        await world.WhyAsync(id, by, "w2", "w1", "The clean-up of test accounts was started with a prefix that matches every profile.");
        await world.WhyAsync(id, by, "w3", "w2", "The clean-up deletes at once: it shows nothing beforehand and knows no upper bound.");
        await world.RootAsync(id, by, "w3", CauseClass.MissingGuardrail);
        await world.WhyAsync(
            id,
            by,
            "w4",
            "w2",
            "Production takes a destructive command from one pair of hands; no second person sees it."
        );
        await world.RootAsync(id, by, "w4", CauseClass.Process);
        await world.WhyAsync(
            id,
            by,
            "w5",
            "w1",
            "What is deleted in this storage is gone: it keeps no versions, and a backup is made once a night."
        );
        await world.RootAsync(id, by, "w5", CauseClass.Design);
        await world.FactorAsync(id, by, "f1", CauseClass.Design, "Test accounts and real ones share one bucket and one naming scheme.");
        await AgreeAsync(world, id, by, owner, other);
        await world.LearntAsync(
            id,
            by,
            "Nobody asks who typed it. One command could, and now it cannot: each of the three fixes alone would have been enough."
        );
        await world.PassAsync(TimeSpan.FromHours(3));
        await world.ReviewAsync(id, now => new ReviewCommand.Close(by, now));
        await world.DoneAsync(id, by, "a3", "Versions are kept since today; the drill took two minutes");
    }

    private static async Task AgreeAsync(DemoWorld world, IncidentId id, Actor by, PersonId owner, PersonId other)
    {
        await world.WillDoAsync(
            id,
            by,
            "a1",
            owner,
            7,
            ActionItemType.Prevent,
            "Make a dry run the default of every clean-up, and stop it at 100 objects unless a bound is given",
            "The same command on staging deletes nothing and lists 61,204 objects"
        );
        await world.WillDoAsync(
            id,
            by,
            "a2",
            other,
            10,
            ActionItemType.Prevent,
            "Put destructive commands behind muster run, where a second person approves exactly what runs",
            "The bucket's policy refuses the delete from anywhere else"
        );
        await world.WillDoAsync(
            id,
            by,
            "a3",
            owner,
            12,
            ActionItemType.Mitigate,
            "Keep versions in the bucket for 30 days, so that a deletion is undone by one command",
            "A drill deletes 1,000 pictures and has them back within five minutes"
        );
    }
}
