// The search index that grew old nine days ago: resolved, reviewed, closed.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo;

internal static class StaleSearch
{
    private static readonly LabelSet Lag = LabelSet.Of(("alertname", "IndexLag"), ("service", "search"), ("severity", "critical"));

    public static async Task TellAsync(DemoWorld world)
    {
        await world.FireAsync(Lag, "The search index is 40 minutes behind", TimeSpan.FromMinutes(4));
        await world.PassAsync(TimeSpan.FromMinutes(3));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(20));
        PersonId first = await world.OnCallAsync(new("discovery"));
        IncidentId id = await world.DeclareAsync(
            "Search does not find titles that were added today",
            Severity.Sev2,
            new("search"),
            TimeSpan.FromMinutes(45),
            first
        );
        await RespondAsync(world, id);
        await ReviewAsync(world, id);
    }

    private static async Task RespondAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(40));
        PersonId commander = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId operations = await world.HolderAsync(id, Role.OperationsLead);
        await world.PublishAsync(
            id,
            commander,
            "Investigating",
            "Titles added since this morning cannot be found by search. Playing them works.",
            "We are looking at the indexer's queue.",
            TimeSpan.FromMinutes(30)
        );
        await world.SayAsync(id, operations, "The indexer waits on a lock that the nightly compaction still holds.");
        await world.PassAsync(TimeSpan.FromMinutes(9));
        await world.ChooseAsync(id, commander, operations, MitigationKind.Other, "End the compaction and let the indexer catch up");
        await world.PassAsync(TimeSpan.FromMinutes(11));
        await world.ReportAsync(id, operations, MitigationOutcome.Worked, "The lag falls by two minutes a minute.");
        await world.PassAsync(TimeSpan.FromMinutes(14));
        await world.ClearAsync(Lag);
        await world.MitigatedAsync(id, commander, TimeSpan.FromMinutes(2), "The index is current.");
        await world.PublishAsync(id, commander, "Resolved", "Search finds everything again.", "None.", next: null);
        await world.PassAsync(TimeSpan.FromHours(2));
        await world.ResolvedAsync(id, operations, "Compaction runs in slices of ten minutes and gives the lock back between them.");
    }

    private static async Task ReviewAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromDays(1));
        PersonId writer = await world.HolderAsync(id, Role.IncidentCommander);
        Actor by = Actor.Person(writer.Value);
        string[] whys =
        [
            "New titles were not in the index for 85 minutes.",
            "The indexer waited for a lock that the compaction held.",
            "Compaction took four hours instead of one, because the catalogue has grown fivefold since it was written.",
            "Nothing bounds how long compaction may hold the lock, and nothing measures it.",
        ];
        for (int depth = 0; depth < whys.Length; depth++)
        {
            string? above = depth == 0 ? null : $"w{depth}";
            await world.ReviewAsync(id, now => new ReviewCommand.AddWhy($"w{depth + 1}", above, whys[depth], Evidence: null, by, now));
        }

        await world.ReviewAsync(id, now => new ReviewCommand.MarkRootCause($"w{whys.Length}", CauseClass.MissingGuardrail, by, now));
        await world.ReviewAsync(
            id,
            now => new ReviewCommand.WriteSection(
                ReviewSection.Lessons,
                "A job that grows with the data needs a bound from its first day, and an alert on the bound.",
                by,
                now
            )
        );
        await AgreeAsync(
            world,
            id,
            "a1",
            "Alert when compaction holds the lock for 20 minutes",
            ActionItemType.Detect,
            "The alert is seen to fire in staging",
            by
        );
        await AgreeAsync(
            world,
            id,
            "a2",
            "Bound the compaction's hold on the lock",
            ActionItemType.Prevent,
            "No hold of the lock is longer than ten minutes",
            by
        );
        await world.PassAsync(TimeSpan.FromHours(20));
        await world.ReviewAsync(id, now => new ReviewCommand.FinishActionItem("a2", "Shipped with indexer 4.12", by, now));
        await world.ReviewAsync(id, now => new ReviewCommand.Close(by, now));
    }

    private static async Task AgreeAsync(
        DemoWorld world,
        IncidentId id,
        string item,
        string text,
        ActionItemType type,
        string seen,
        Actor by
    )
    {
        PersonId owner = await world.OnCallAsync(new("discovery"));
        await world.ReviewAsync(id, now => new ReviewCommand.AddActionItem(item, text, owner, now.AddDays(14), type, seen, by, now));
    }
}
