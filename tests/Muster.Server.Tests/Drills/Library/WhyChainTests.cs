// Whether the causal chain of each scenario of the library is recognised by its own words, and another's is not.
using Muster.Core.Drills;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

public sealed class WhyChainTests
{
    private static readonly string[] Wrong =
    [
        "A newsletter sent more visitors than usual on a sunny afternoon.",
        "The weather was fine.",
        "The moon was in the wrong house.",
    ];

    /// <summary>Each scenario on so many seeds that each of its causes is drawn.</summary>
    public static TheoryData<string, int> Chains =>
        [.. ScenarioLibrary.Ids.SelectMany(id => Enumerable.Range(1, 12).Select(seed => (id, seed)))];

    public static TheoryData<string> Ids => [.. ScenarioLibrary.Ids];

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_scenarios_own_chain_is_found_in_its_order_with_its_root(string id, int seed)
    {
        DrillRun run = Run(id, seed);
        DrillWhy[] own = [.. run.Variant.Whys.Select(why => new DrillWhy(why.Answer, "", why.IsRoot))];

        WhyCheck check = WhyCheck.Of(run, own, []);

        Assert.All(check.Links, link => Assert.Equal((link.Link.Question, LinkState.Found), (link.Link.Question, link.State)));
        Assert.Equal(Enumerable.Range(0, own.Length), check.Links.Select(link => link.Said!.Value));
        Assert.True(check.IsInOrder && check.HasRoot);
        Assert.All(check.Remarks, remark => Assert.Equal("", remark));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_wrong_chain_is_missing_and_is_told_where_the_first_link_could_be_seen(string id)
    {
        WhyCheck check = WhyCheck.Of(Run(id, seed: 7), [.. Wrong.Select(text => new DrillWhy(text, "", true))], []);

        Assert.All(check.Links, link => Assert.Equal((link.Link.Question, LinkState.Missing), (link.Link.Question, link.State)));
        Assert.False(check.HasRoot);
        Assert.Contains(check.Links, link => link.Place.Length > 0);
    }

    private static DrillRun Run(string id, int seed) =>
        DrillRun.Play(new Variant(ScenarioLibrary.Find(id)!, seed, Difficulty.Newcomer), []);
}
