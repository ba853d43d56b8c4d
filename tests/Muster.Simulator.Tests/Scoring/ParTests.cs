// Par of the small scenario: it can be played again, knows nothing too early, and is worth something.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;

namespace Muster.Simulator.Tests.Scoring;

public sealed class ParTests
{
    private readonly Variant _variant = new(SmallScenario.Good, seed: 7, Difficulty.Practised);

    [Fact]
    public void Acts_of_par_played_again_give_its_figures()
    {
        ParRun par = Par.Find(_variant);
        DrillSummary again = DrillSummary.Of(DrillRun.Play(_variant, [.. par.Acts]));
        Assert.Equal(par.Best.CustomerMinutesLost, again.CustomerMinutesLost);
        Assert.Equal(par.Best.MitigatedAt, again.MitigatedAt);
        Assert.Equal(par.Best.ResolvedAt, again.ResolvedAt);
        Assert.True(again.CustomerMinutesLost <= par.Nothing.CustomerMinutesLost);
    }

    [Fact]
    public void Par_of_the_same_variant_is_the_same_and_begins_after_the_team_could_know()
    {
        ParRun par = Par.Find(_variant);
        ParRun again = Par.Find(_variant);
        Assert.Equal(par.Best, again.Best);
        Assert.Equal(par.Acts.Select(act => (act.At, act.Verb, act.Target)), again.Acts.Select(act => (act.At, act.Verb, act.Target)));
        Assert.NotEmpty(par.Acts);
        int known = (par.Nothing.DetectedAt ?? par.Nothing.StartedAt) + Par.UnderstandingSeconds;
        Assert.All(par.Acts, act => Assert.True(act.At >= known));
    }
}
