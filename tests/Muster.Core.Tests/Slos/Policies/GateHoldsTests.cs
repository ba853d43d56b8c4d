// Whether a spent budget ever lets a change go without an override that is good under the signed policy, whatever anybody does.
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Slos.Policies.PolicyStory;

namespace Muster.Core.Tests.Slos.Policies;

public sealed class GateHoldsTests
{
    private static readonly PersonId[] Everybody = [Olga, Ana, Ben, Cleo];

    private static readonly SliLedger Blown = Measured(100, -720, -700);

    /// <summary>
    /// Any policies, any people and keys (each with whom it stands for and who made it), any order, any instants. The judge reads the events alone, and knows nothing
    /// of the state that the rules keep.
    /// </summary>
    [Fact]
    public void No_sequence_of_commands_ships_on_a_spent_budget_without_a_good_override()
    {
        int shipped = 0;
        Gen.Select(Command().Array[5, 40], Gen.Int[0, 90])
            .Sample(
                (commands, wait) =>
                {
                    Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = new();
                    double minutes = 0;
                    foreach (Func<BudgetPolicyBook, double, BudgetPolicyCommand> make in commands)
                    {
                        minutes += 7;
                        BudgetPolicyCommand command = make(book.State, minutes);
                        if (BudgetPolicyBook.Decide(book.State, command) is Decision<BudgetPolicyEvent>.Accepted)
                        {
                            book.When(command);
                        }
                    }

                    DateTimeOffset now = At(minutes + wait);
                    GateAnswer answer = Gate.Decide(book.State, Watched, [Blown], now, "feature");
                    if (answer.Verdict != GateVerdict.Stop)
                    {
                        Judge(book.History, now);
                        Interlocked.Increment(ref shipped);
                    }
                },
                iter: 20_000
            );
        Assert.True(shipped > 100, $"Only {shipped} were overridden: nothing was shown.");
        TestContext.Current.SendDiagnosticMessage($"figure: {shipped} of 20,000 random histories overrode a spent budget");
    }

    [Fact]
    public void The_judge_can_say_no()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed();
        book.When(PolicyStory.Ask(Ana));
        Judge(book.History, At(20));
        Assert.ThrowsAny<Exception>(() => Judge(book.History, At(10 + 240)));
        Assert.ThrowsAny<Exception>(() => Judge([.. book.History.Where(one => one is not BudgetPolicyEvent.Signed)], At(20)));
        Assert.ThrowsAny<Exception>(() => Judge([.. book.History, new BudgetPolicyEvent.OverrideEnded("o1", By(Ana), At(12))], At(20)));
        BudgetPolicyEvent[] alone =
        [
            .. book.History.Select(one =>
                one is BudgetPolicyEvent.Written written
                    ? written with
                    {
                        Policy = written.Policy with { Overrides = written.Policy.Overrides with { NeedsSecond = true } },
                    }
                    : one
            ),
        ];
        Assert.ThrowsAny<Exception>(() => Judge([.. alone], At(20)));
    }

    /// <summary>Fails unless an override holds that two signatures stand behind.</summary>
    private static void Judge(List<BudgetPolicyEvent> history, DateTimeOffset now)
    {
        BudgetPolicyEvent.Written signed = history
            .OfType<BudgetPolicyEvent.Written>()
            .Last(written =>
            {
                BudgetPolicyEvent.Signed[] hands =
                [
                    .. history
                        .OfType<BudgetPolicyEvent.Signed>()
                        .Where(one => one.TextHash == written.TextHash && one.Version == written.Version),
                ];
                return hands.Any(product =>
                    product.Side == PolicySide.Product
                    && written.Policy.Signers.Product.Contains(product.Person)
                    && hands.Any(engineering =>
                        engineering.Side == PolicySide.Engineering
                        && written.Policy.Signers.Engineering.Contains(engineering.Person)
                        && !engineering.People.Intersect(product.People).Any()
                    )
                );
            });
        OverrideRules rules = signed.Policy.Overrides;
        Assert.Contains(
            history.OfType<BudgetPolicyEvent.OverrideGranted>(),
            granted =>
            {
                BudgetPolicyEvent.OverrideAsked asked = history
                    .OfType<BudgetPolicyEvent.OverrideAsked>()
                    .Single(one => one.Id == granted.Id);
                return now < granted.Until
                    && granted.Until - granted.At <= rules.Longest
                    && asked.Policy == signed.Version
                    && asked.Slo == Playback
                    && asked.Reason.Length >= 10
                    && rules.People.Contains(asked.Person)
                    && rules.People.Contains(granted.Person)
                    && (!rules.NeedsSecond || !asked.People.Intersect(granted.People).Any())
                    && !history.OfType<BudgetPolicyEvent.OverrideEnded>().Any(ended => ended.Id == granted.Id);
            }
        );
    }

    private static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    /// <summary>A person, a key of theirs that another made, or a key for nobody.</summary>
    private static readonly Gen<PolicyHand> Hands = Gen.Select(One(Everybody), One(Everybody), Gen.Int[0, 7])
        .Select(
            (one, other, kind) =>
                kind switch
                {
                    0 => new PolicyHand(null, [], [other]),
                    1 => new PolicyHand(one, [], [one, other]),
                    _ => new PolicyHand(one, [], [one]),
                }
        );

    private static readonly Gen<BudgetPolicy> Policies = Gen.Select(One(Everybody), One(Everybody), One(Everybody), Gen.Bool, Gen.Int[0, 4])
        .Select(
            (product, engineering, overrider, second, odd) =>
                Policy with
                {
                    StopAt = odd == 0 ? -1 : 0,
                    NoData = NoDataRule.Ship,
                    Services = odd == 1 ? ["login"] : [],
                    Signers = new([product, Olga], [engineering, Ana]),
                    Overrides = new([overrider, Ben], [], TimeSpan.FromHours(1), second),
                }
        );

    private static Gen<Func<BudgetPolicyBook, double, BudgetPolicyCommand>> Command() =>
        Gen.Select(Hands, Policies, One("o1", "o2", "o3"), One(PolicySide.Product, PolicySide.Engineering), Gen.Int[0, 19])
            .Select(
                (hand, policy, id, side, kind) =>
                    (Func<BudgetPolicyBook, double, BudgetPolicyCommand>)(
                        (book, minutes) =>
                        {
                            Actor by = By(hand.Person ?? Cleo);
                            DateTimeOffset at = At(minutes);
                            return kind switch
                            {
                                0 or 1 => new BudgetPolicyCommand.Write($"text {minutes}", policy, by, at),
                                < 11 => new BudgetPolicyCommand.Sign(
                                    (kind == 2 ? book.Versions.FirstOrDefault() : book.Latest)?.TextHash ?? "none",
                                    side,
                                    hand,
                                    by,
                                    at
                                ),
                                < 15 => new BudgetPolicyCommand.AskOverride(
                                    $"{id}-{minutes}",
                                    kind == 11 ? new SloId("login") : Playback,
                                    "streaming",
                                    null,
                                    "It cannot wait until tomorrow.",
                                    TimeSpan.FromMinutes(kind == 12 ? 90 : 55),
                                    hand,
                                    by,
                                    at
                                ),
                                < 19 => new BudgetPolicyCommand.GrantOverride(book.Overrides.LastOrDefault()?.Id ?? id, hand, by, at),
                                _ => new BudgetPolicyCommand.EndOverride(book.Overrides.LastOrDefault()?.Id ?? id, by, at),
                            };
                        }
                    )
            );
}
