// Incidents pay for what went wrong while they were open, together just what was spent.
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class BudgetChargesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly SloObjective Objective = SloObjective.Of(0.99, new SloWindow.Rolling(TimeSpan.FromDays(1)));

    [Fact]
    public void All_charges_together_are_what_was_spent() =>
        Gen.Select(
                Gen.Select(Gen.Double[0, 100], Gen.Double[0, 1], (total, share) => new SliMinute(total, total * share)).Array[1, 120],
                Gen.Select(Gen.Int[-50, 150], Gen.Int[-10, 80], Gen.Int[1, 4]).Array[0, 5],
                Gen.OneOf(BudgetingMethod.Occurrences, BudgetingMethod.Timeslices, BudgetingMethod.RatioTimeslices)
            )
            .Sample(
                (minutes, spans, method) =>
                {
                    SloObjective objective = Objective with { Method = method, Slice = TimeSpan.FromMinutes(5), SliceTarget = 0.5 };
                    IncidentSpan[] incidents =
                    [
                        .. spans.Select(one => new IncidentSpan(
                            new(one.Item3),
                            Start.AddMinutes(one.Item1 + 0.4),
                            Start.AddMinutes(one.Item1 + one.Item2)
                        )),
                    ];
                    SliLedger ledger = new(Start, [.. minutes.Select(one => (SliMinute?)one)]);
                    DateTimeOffset now = Start.AddMinutes(minutes.Length);
                    IReadOnlyList<SpentBy> charges = BudgetCharges.Of(now, objective, ledger, incidents);
                    Assert.Equal(ErrorBudget.At(now, objective, ledger).Bad, charges.Sum(one => one.Bad), 1e-6);
                    Assert.All(charges, one => Assert.True(one.Bad > 0));
                    Assert.Equal(charges.Count, charges.DistinctBy(one => one.Incident).Count());
                }
            );

    [Fact]
    public void Two_incidents_at_once_share_and_the_rest_belongs_to_none()
    {
        SliLedger ledger = new(Start, [.. Enumerable.Repeat((SliMinute?)new SliMinute(100, 10), 60)]);
        IReadOnlyList<SpentBy> charges = BudgetCharges.Of(
            Start.AddHours(1),
            Objective,
            ledger,
            [new(new(1), Start.AddMinutes(10), Start.AddMinutes(30)), new(new(2), Start.AddMinutes(20), Start.AddMinutes(50))]
        );
        Assert.Equal([(2, 250.0), (1, 150.0), (null, 200.0)], charges.Select(one => ((int?)one.Incident?.Number, Math.Round(one.Bad, 6))));
        Assert.Equal(600 / 60.0, charges.Sum(one => one.Share!.Value), 1e-9);
    }
}
