// The query without an index, six days ago: five whys from a slow checkout down to what the pipeline does not test, reviewed and closed.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo;

internal static class MissingIndex
{
    private static readonly LabelSet Slow = LabelSet.Of(
        ("alertname", "PaymentsSlow"),
        ("service", "checkout"),
        ("provider", "any"),
        ("severity", "critical")
    );

    public static async Task TellAsync(DemoWorld world)
    {
        await world.FireAsync(Slow, "The 95th percentile of payments is 21 s", TimeSpan.FromMinutes(3));
        await world.PassAsync(TimeSpan.FromSeconds(80));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(15));
        IncidentId id = await world.OpenIncidentAsync(new("checkout"));
        await RespondAsync(world, id);
        await ReviewAsync(world, id);
    }

    private static async Task RespondAsync(DemoWorld world, IncidentId id)
    {
        PersonId commander = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId operations = await world.HolderAsync(id, Role.OperationsLead);
        PersonId comms = await world.HolderAsync(id, Role.CommsLead);
        await world.PublishAsync(
            id,
            comms,
            "Investigating",
            "Paying takes twenty seconds, and one in three gives up. Subscribers keep watching.",
            "We look at what the database of checkout is busy with.",
            TimeSpan.FromMinutes(15)
        );
        await world.PassAsync(TimeSpan.FromMinutes(4));
        await world.SayAsync(id, operations, "The database's CPU is at 100 % since release 2026.46.1. One statement has 97 % of the time.");
        await world.SayAsync(id, commander, "We roll back before we understand it: the release is 40 minutes old.", NoteKind.Decision);
        await world.ChooseAsync(id, commander, operations, MitigationKind.RollBack, "Checkout back to 2026.45.3");
        await world.PassAsync(TimeSpan.FromMinutes(9));
        await world.ReportAsync(id, operations, MitigationOutcome.Worked, "Payments take 180 ms again.");
        await world.MitigatedAsync(id, commander, TimeSpan.FromMinutes(1), "Payments are as fast as before.");
        await world.PassAsync(TimeSpan.FromMinutes(3));
        await world.PublishAsync(id, comms, "Mitigated", "Paying works as before.", "We look for the cause.", TimeSpan.FromMinutes(60));
        await world.PassAsync(TimeSpan.FromMinutes(50));
        await world.ClearAsync(Slow);
        await world.ResolvedAsync(id, operations, "The table of invoices has an index on account and due day; the release is out again.");
        await world.PublishAsync(id, comms, "Resolved", "None.", "None; a review follows.", next: null);
    }

    private static async Task ReviewAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromHours(18));
        PersonId owner = await world.HolderAsync(id, Role.OperationsLead);
        Actor by = Actor.Person((await world.HolderAsync(id, Role.IncidentCommander)).Value);
        await world.WhyAsync(
            id,
            by,
            "w1",
            null,
            "Paying took twenty seconds for 17 minutes.",
            await world.PlaceAsync<IncidentEvent.Declared>(id)
        );
        await world.WhyAsync(
            id,
            by,
            "w2",
            "w1",
            "A new query read the whole table of invoices, 41 million rows, at each payment.",
            "https://grafana.streamflow.example/d/checkout-db/statements"
        );
        await world.WhyAsync(id, by, "w3", "w2", "No index covers the columns by which the query filters and sorts.");
        await world.WhyAsync(id, by, "w4", "w3", "In review and staging the query was fast: their tables hold 2,000 rows.");
        await world.WhyAsync(
            id,
            by,
            "w5",
            "w4",
            "There is no automated performance test in CI: nothing runs a new statement on data of real size."
        );
        await world.RootAsync(id, by, "w5", CauseClass.MissingTest);
        await world.FactorAsync(
            id,
            by,
            "f1",
            CauseClass.MissingAlert,
            "The first alert looked at payments, 11 minutes after the database was busy."
        );
        await world.WillDoAsync(
            id,
            by,
            "a1",
            owner,
            14,
            ActionItemType.Prevent,
            "Check pg_stat_statements in the pipeline: a statement that reads over 10,000 rows a call on the data of real size stops the release",
            "A branch without the index is stopped by the pipeline"
        );
        await world.LearntAsync(
            id,
            by,
            "Rolling back before understanding took nine minutes. Understanding took two hours, and nobody waited for it."
        );
        await world.PassAsync(TimeSpan.FromHours(5));
        await world.ReviewAsync(id, now => new ReviewCommand.Close(by, now));
        await world.PassAsync(TimeSpan.FromHours(1));
        await world.DoneAsync(id, by, "a1", "In the pipeline of checkout; the branch without the index was stopped");
    }
}
