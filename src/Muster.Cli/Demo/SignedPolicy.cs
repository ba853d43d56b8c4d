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

    /// <summary>What pipelines told of in the weeks before; too long ago to be suspected of any of the incidents.</summary>
    public static async Task ShipAsync(DemoWorld world)
    {
        foreach (
            (string service, string what, int days) in new[]
            {
                ("playback-api", "Playback API 4.18: chapters in the player", 24),
                ("checkout", "Checkout 2.2: gift cards", 21),
                ("search", "Search 7.0: a new index", 17),
                ("playback-api", "Playback API 4.19: faster start on televisions", 14),
            }
        )
        {
            await world.ShipAsync(service, what, TimeSpan.FromDays(days));
        }
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
