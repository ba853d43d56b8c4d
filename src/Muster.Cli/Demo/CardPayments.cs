// The failure of card payments two days ago: resolved, and its review is being written.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo;

internal static class CardPayments
{
    private static readonly LabelSet Failing = LabelSet.Of(
        ("alertname", "PaymentFailuresHigh"),
        ("service", "checkout"),
        ("provider", "cardo"),
        ("severity", "critical")
    );

    public static async Task TellAsync(DemoWorld world)
    {
        await world.FireAsync(Failing, "38% of card payments fail at cardo", TimeSpan.FromMinutes(2));
        await world.PassAsync(TimeSpan.FromSeconds(100));
        await world.AnswerPagesAsync(TimeSpan.FromSeconds(15));
        IncidentId id = await world.OpenIncidentAsync(new("checkout"));
        await RespondAsync(world, id);
        await MitigateAsync(world, id);
        await BeginReviewAsync(world, id);
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
            "About four of ten card payments fail. Existing subscribers keep watching.",
            "We are finding out whether it is our side or the payment provider.",
            TimeSpan.FromMinutes(15)
        );
        await world.AssignAsync(id, commander, operations, "Compare our error codes with cardo's status", TimeSpan.FromMinutes(10));
        await world.PassAsync(TimeSpan.FromMinutes(6));
        await world.SayAsync(id, operations, "cardo answers 'merchant certificate expired' since 09:14.");
        await world.FinishTaskAsync(id, operations, "It is us: the client certificate for cardo expired.");
        await world.SayAsync(
            id,
            commander,
            "We send cards through the second provider until the certificate is renewed: slower, but it takes payments.",
            NoteKind.Decision
        );
    }

    private static async Task MitigateAsync(DemoWorld world, IncidentId id)
    {
        PersonId commander = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId operations = await world.HolderAsync(id, Role.OperationsLead);
        PersonId comms = await world.HolderAsync(id, Role.CommsLead);
        await world.ChooseAsync(id, commander, operations, MitigationKind.FailOver, "Route cards to the second provider");
        await world.PassAsync(TimeSpan.FromMinutes(4));
        await world.ReportAsync(id, operations, MitigationOutcome.Worked, "Failures fell from 38% to 0.6%.");
        await world.MitigatedAsync(id, commander, TimeSpan.FromMinutes(1), "Cards go through the second provider.");
        await world.PublishAsync(
            id,
            comms,
            "Mitigated",
            "Card payments work again.",
            "We renew the certificate of the first provider.",
            TimeSpan.FromMinutes(60)
        );
        await world.PassAsync(TimeSpan.FromMinutes(48));
        await world.ClearAsync(Failing);
        await world.ResolvedAsync(id, operations, "The certificate is renewed; cards go to the first provider again.");
        await world.PublishAsync(id, comms, "Resolved", "None.", "None; a review follows.", next: null);
    }

    private static async Task BeginReviewAsync(DemoWorld world, IncidentId id)
    {
        await world.PassAsync(TimeSpan.FromHours(20));
        PersonId writer = await world.HolderAsync(id, Role.IncidentCommander);
        PersonId owner = await world.HolderAsync(id, Role.OperationsLead);
        Actor by = Actor.Person(writer.Value);
        await world.ReviewAsync(
            id,
            now => new ReviewCommand.AddWhy("w1", null, "38% of card payments failed for 13 minutes.", null, by, now)
        );
        await world.ReviewAsync(
            id,
            now => new ReviewCommand.AddWhy("w2", "w1", "The client certificate for cardo expired at 09:14.", "cardo's answers", by, now)
        );
        await world.ReviewAsync(
            id,
            now => new ReviewCommand.AddWhy(
                "w3",
                "w2",
                "Certificates that we present to others are in no inventory, so nothing renews them and nothing warns.",
                null,
                by,
                now
            )
        );
        await world.ReviewAsync(
            id,
            now => new ReviewCommand.AddActionItem(
                "a1",
                "Put every client certificate into the inventory with an alert 30 days ahead",
                owner,
                now.AddDays(10),
                ActionItemType.Detect,
                "The inventory lists all 14 and the alert was seen to fire",
                by,
                now
            )
        );
        // What a review hears in its first hour: the linter marks both, and neither lets it be closed.
        await world.WhyAsync(id, by, "w4", "w3", "The engineer who renewed it last year forgot to note the next date.");
        await world.WillDoAsync(id, by, "a2", owner, 10, ActionItemType.Prevent, "Be more careful with certificates", seen: null);
    }
}
