// People, a policy and measured minutes for the tests of the error budget policy.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.Tests.Kernel;

namespace Muster.Core.Tests.Slos.Policies;

internal static class PolicyStory
{
    public static readonly DateTimeOffset Start = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    public static readonly SloId Playback = new("playback");

    public static readonly PersonId Olga = new("olga");

    public static readonly PersonId Ana = new("ana");

    public static readonly PersonId Ben = new("ben");

    public static readonly PersonId Cleo = new("cleo");

    /// <summary>Olga signs for product, Ana for engineering; Ana, Ben and the team sre may override.</summary>
    public static readonly BudgetPolicy Policy = new(
        "What we do when the budget is spent",
        [],
        [],
        StopAt: 0,
        WarnAt: 0.25,
        StopBurn: 14.4,
        WarnBurn: 6,
        NoDataRule.Stop,
        TimeSpan.FromMinutes(15),
        ["security"],
        new([Ana, Ben], [new("sre")], TimeSpan.FromHours(8), NeedsSecond: false),
        [EscalationTarget.Parse("person:ana"), EscalationTarget.Parse("team:sre")],
        new([Olga], [Ana])
    );

    public static readonly Slo Watched = SloOf(0.99);

    public static Slo SloOf(double target, string service = "streaming") =>
        new(
            Playback,
            "Playback",
            "",
            service,
            new SloIndicator.Pushed(),
            [new("", SloObjective.Of(target, new SloWindow.Rolling(TimeSpan.FromDays(1))), null)],
            []
        );

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static Actor By(PersonId person) => Actor.Person(person.Value);

    public static PolicyHand Hand(PersonId person, params TeamId[] teams) => new(person, [.. teams], [person]);

    public static BudgetPolicyCommand.Write Write(string text = "version one", BudgetPolicy? policy = null, double minutes = 0) =>
        new(text, policy ?? Policy, By(Cleo), At(minutes));

    public static BudgetPolicyCommand.Sign Sign(PersonId person, PolicySide side, string hash, double minutes = 1) =>
        new(hash, side, Hand(person), By(person), At(minutes));

    public static BudgetPolicyCommand.AskOverride Ask(
        PersonId person,
        string id = "o1",
        double hours = 4,
        string reason = "The payment fix must not wait.",
        double minutes = 10
    ) => new(id, Playback, "streaming", new("streaming"), reason, TimeSpan.FromHours(hours), Hand(person), By(person), At(minutes));

    public static BudgetPolicyCommand.GrantOverride Grant(PersonId person, string id = "o1", double minutes = 12) =>
        new(id, Hand(person), By(person), At(minutes));

    /// <summary>A policy that both sides have signed.</summary>
    public static Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> Signed(BudgetPolicy? policy = null)
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = new();
        BothSign(book, Write(policy: policy));
        return book;
    }

    public static void BothSign(
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book,
        BudgetPolicyCommand.Write write,
        double minutes = 1
    )
    {
        string hash = book.Then<BudgetPolicyEvent.Written>(write).TextHash;
        book.When(Sign(Olga, PolicySide.Product, hash, minutes));
        book.When(Sign(Ana, PolicySide.Engineering, hash, minutes));
    }

    /// <summary>A day that ends at <see cref="Start"/> and two hours more: a hundred events a minute, of which so many were bad in the minutes of a span.</summary>
    public static SliLedger Measured(double bad, int from, int until)
    {
        SliMinute?[] minutes = new SliMinute?[26 * 60];
        for (int minute = 0; minute < minutes.Length; minute++)
        {
            int at = minute - (24 * 60);
            minutes[minute] = new SliMinute(100, at >= from && at < until ? bad : 0);
        }

        return new(Start.AddDays(-1), minutes);
    }
}
