// Whether what an act did is the difference to the same run without it.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scoring;

public sealed class DeedsTests
{
    private static readonly Offer Restart = new(Verb.Restart, "shop", "Restart the shop", Span.Of(60))
    {
        While = [new(Knob.Health, "shop", Span.Of(0.2))],
    };

    private static readonly Variant Variant = new(SmallScenario.With(Restart), 1, Difficulty.Newcomer);

    [Fact]
    public void A_rollback_helped_a_restart_harmed_and_a_second_rollback_changed_nothing()
    {
        DrillRun run = DrillRun.Play(
            Variant,
            [
                new(150, Verb.Acknowledge, ""),
                new(200, Verb.Restart, "shop"),
                new(300, Verb.Rollback, "shop"),
                new(900, Verb.Rollback, "shop"),
            ]
        );

        ImmutableArray<Deed> deeds = Deeds.Of(run);

        Assert.Equal(
            [(Verb.Restart, DeedEffect.Harmed), (Verb.Rollback, DeedEffect.Helped), (Verb.Rollback, DeedEffect.Neither)],
            deeds.Select(deed => (deed.Act.Verb, deed.Effect))
        );
        double lost = run.Course.CustomerMinutesLost;
        double never = DrillRun.Play(Variant, [new(200, Verb.Restart, "shop"), new(900, Verb.Rollback, "shop")]).Course.CustomerMinutesLost;
        Assert.Equal(lost - never, deeds[1].CustomerMinutes, 6);
        Assert.Contains("without it customers would have lost", deeds[1].Sentence, StringComparison.Ordinal);
        Assert.True(deeds[1].LossBefore > 0.1);
        Assert.True(deeds[1].LossAfter < 0.01);
        Assert.Equal(390, deeds[1].DoneAt);
    }

    [Fact]
    public void What_was_not_done_in_time_and_what_stands_beyond_the_bound_is_said_so()
    {
        Deed late = Assert.Single(Deeds.Of(DrillRun.Play(Variant, [new(Variant.Seconds - 10, Verb.Rollback, "shop")])));
        Assert.Null(late.DoneAt);
        Assert.EndsWith("It was not done when the drill ended.", late.Sentence, StringComparison.Ordinal);

        Act[] many = [.. Enumerable.Range(0, Deeds.Max + 2).Select(turn => new Act(turn * 25, Verb.Restart, "shop"))];
        Assert.InRange(Deeds.Of(DrillRun.Play(Variant, many)).Length, 1, Deeds.Max);
        Assert.Empty(Deeds.Of(DrillRun.Play(Variant, [])));
    }
}
