// How a budget went down, beside the budget itself.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class BurnDownTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_begins_with_all_never_rises_and_ends_with_what_is_left() =>
        Gen.Select(
                Gen.Select(Gen.Double[0, 100], Gen.Double[0, 1], (total, share) => (SliMinute?)new SliMinute(total, total * share)).Array[
                    1,
                    300
                ],
                Gen.Int[1, 60],
                Gen.Int[10, 400],
                Gen.Enum<BudgetingMethod>(),
                Gen.OneOf(1, 5, 15)
            )
            .Sample(
                (minutes, steps, window, method, slice) =>
                {
                    SloObjective objective = new(
                        method,
                        0.9,
                        new SloWindow.Rolling(TimeSpan.FromMinutes(window)),
                        TimeSpan.FromMinutes(slice),
                        0.8
                    );
                    DateTimeOffset now = Start.AddMinutes(minutes.Length);
                    SliLedger ledger = new(Start, minutes);
                    ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
                    ImmutableArray<BudgetLeft> left = BurnDown.Of(now, objective, ledger, steps);
                    if (budget.Allowed <= 0)
                    {
                        Assert.Empty(left);
                        return;
                    }

                    Assert.Equal((budget.Begin, 1, now), (left[0].At, left[0].Left, left[^1].At));
                    Assert.Equal(budget.Left!.Value, left[^1].Left, 1e-9 * (1 + Math.Abs(budget.Left.Value)));
                    Assert.All(left.Zip(left.Skip(1)), pair => Assert.True(pair.Second.Left <= pair.First.Left + 1e-9));
                }
            );

    [Fact]
    public void Where_nothing_is_allowed_there_is_nothing_to_go_down() =>
        Assert.Empty(BurnDown.Of(Start, SloObjective.Of(1, new SloWindow.Rolling(TimeSpan.FromDays(1))), SliLedger.Empty, 10));
}
