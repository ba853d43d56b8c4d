// StreamFlow's error budget policy: signed by both sides, it has stopped a release, and two people have overridden it once.
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Demo;

internal static class SignedPolicy
{
    private static readonly PersonId Farah = new("farah");

    private static readonly PersonId Grace = new("grace");

    private static readonly PersonId Jamal = new("jamal");

    /// <summary>Written and signed before anything was spent.</summary>
    public static async Task SignAsync(DemoWorld world)
    {
        PolicyReading reading = PolicyFileReader.Read(StreamFlow.Policy);
        await world.AgreeAsync(
            (now, _) => new BudgetPolicyCommand.Write(StreamFlow.Policy, reading.Policy, Actor.Person(Grace.Value), now)
        );
        await world.AgreeAsync((now, book) => Sign(book, PolicySide.Product, Farah, now));
        await world.AgreeAsync((now, book) => Sign(book, PolicySide.Engineering, Grace, now));
    }

    /// <summary>A release is stopped, a fix goes, and what cannot wait goes by name.</summary>
    public static async Task StopAsync(DemoWorld world)
    {
        SloId paid = new("checkout-paid");
        await world.AskGateAsync(paid, "feature", "gift-cards-2.3");
        await world.AskGateAsync(paid, "reliability", "retry-bank-timeouts");
        await world.AskGateAsync(new("search-finds"), "feature", "search-as-you-type");
        await world.AgreeAsync(
            (now, _) =>
                new BudgetPolicyCommand.AskOverride(
                    "tax-rates",
                    paid,
                    "checkout",
                    new("checkout"),
                    "The new tax rates hold from midnight; without them every payment is wrong.",
                    TimeSpan.FromHours(4),
                    Hand(Jamal, "commerce"),
                    Actor.Person(Jamal.Value),
                    now
                )
        );
        await world.AgreeAsync(
            (now, _) => new BudgetPolicyCommand.GrantOverride("tax-rates", Hand(Grace, "platform"), Actor.Person(Grace.Value), now)
        );
        await world.AskGateAsync(paid, "feature", "tax-rates-2027");
    }

    private static BudgetPolicyCommand.Sign Sign(BudgetPolicyBook book, PolicySide side, PersonId person, DateTimeOffset now) =>
        new(book.Latest!.TextHash, side, Hand(person), Actor.Person(person.Value), now);

    private static PolicyHand Hand(PersonId person, params string[] teams) =>
        new(person, [.. teams.Select(team => new TeamId(team))], [person]);
}
