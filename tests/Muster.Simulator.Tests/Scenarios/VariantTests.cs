// A scenario with several causes has one of them in each variant, and only what belongs to it.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scenarios;

public sealed class VariantTests
{
    private static readonly Scenario Two = SmallScenario.Good with
    {
        Faults =
        [
            SmallScenario.Fault with
            {
                OneOf = "cause",
            },
            SmallScenario.Fault with
            {
                Id = "stuck",
                OneOf = "cause",
                Lesson = "Restart what hangs.",
            },
        ],
        Offers = [SmallScenario.Rollback, new(Verb.Restart, "shop", "Restart", Span.Of(30), IsHarmful: true) { Ends = ["stuck"] }],
        Changes = [new(Span.Of(-60), "shop", "Release 7") { With = ["bad-release"] }, new(Span.Of(-90), "shop", "Release 6")],
        Logs = [new("shop", "hangs", null, 60) { With = ["stuck"] }, new("shop", "sold", null, 60)],
        Findings = [SmallScenario.Good.Findings[0] with { Mend = "rollback shop" }],
        Whys =
        [
            SmallScenario.Good.Whys[0] with
            {
                With = ["bad-release"],
            },
            SmallScenario.Good.Whys[0] with
            {
                With = ["stuck"],
                Answer = "No watch.",
            },
        ],
    };

    private static readonly Variant Released = With("bad-release");
    private static readonly Variant Stuck = With("stuck");

    [Fact]
    public void Each_variant_has_one_of_the_causes_and_every_cause_comes()
    {
        string[] causes =
        [
            .. Enumerable.Range(1, 50).Select(seed => Assert.Single(new Variant(Two, seed, Difficulty.Veteran).Faults).Fault.Id),
        ];
        Assert.InRange(causes.Count(cause => cause == "stuck"), 10, 40);
        Assert.Empty(ScenarioRules.Check(Two));
    }

    [Fact]
    public void Changes_logs_chain_and_lesson_are_those_of_its_cause()
    {
        Assert.Equal(["Release 6", "Release 7"], Released.Changes.Select(change => change.Change.Text));
        Assert.Equal(["Release 6"], Stuck.Changes.Select(change => change.Change.Text));
        Assert.Equal(["sold"], Released.Logs.Select(line => line.Text));
        Assert.Equal(["hangs", "sold"], Stuck.Logs.Select(line => line.Text));
        Assert.Equal(["No test covers the price list."], Released.Whys.Select(why => why.Answer));
        Assert.Equal(["No watch."], Stuck.Whys.Select(why => why.Answer));
        Assert.Equal(("Roll back first.", "Restart what hangs."), (Released.Lesson, Stuck.Lesson));
    }

    [Fact]
    public void What_ends_the_cause_of_a_variant_is_harmful_in_the_others_alone() =>
        Assert.Equal((true, false), (Released.IsHarmful(Two.Offers[1]), Stuck.IsHarmful(Two.Offers[1])));

    [Fact]
    public void Customers_who_want_more_are_a_cause_that_nobody_has_to_end()
    {
        Scenario more = SmallScenario.With(new VaryingEffect(Knob.Demand, "people", Span.Of(3)));
        Assert.Empty(new Variant(more, 1, Difficulty.Newcomer).StandingCauses);
        Assert.Equal(["stuck"], Stuck.StandingCauses);
    }

    [Theory]
    [InlineData(Difficulty.Newcomer, true)]
    [InlineData(Difficulty.Practised, false)]
    public void Only_a_newcomer_is_told_what_whoever_found_it_would_do(Difficulty level, bool isTold)
    {
        Variant variant = new(Two, Released.Seed, level);
        DrillRun run = DrillRun.Play(variant, [new Act(200, Verb.Ask, "shop")]);
        string said = Assert.Single(run.Events, one => one.Kind == EventKind.Found).Text;
        Assert.Contains("The errors began with the release.", said, StringComparison.Ordinal);
        Assert.Equal(isTold, said.EndsWith("I would do this: Roll back.", StringComparison.Ordinal));
    }

    private static Variant With(string cause) =>
        Enumerable
            .Range(1, 50)
            .Select(seed => new Variant(Two, seed, Difficulty.Practised))
            .First(variant => variant.Faults[0].Fault.Id == cause);
}
