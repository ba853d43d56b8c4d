// Whether whys are compared with the true chain by their words: found, close, missing, in order, and never a person.
using Muster.Core.Drills;
using Muster.Core.Reviews;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;

namespace Muster.Simulator.Tests.Scoring;

public sealed class WhyCheckTests
{
    private static readonly Scenario Chain = SmallScenario.Good with
    {
        Changes = [new(Span.Of(-60), "shop", "Release 7 of the shop")],
        Findings = [new("prices", "services", Span.Of(20), "No test covers the price list.", Wrong: "The disk is full.")],
        Whys =
        [
            new("Why did the shop fail?", "Its release could not read prices.")
            {
                Words =
                [
                    ["release", "deploy"],
                    ["price"],
                ],
            },
            new("Why was that released?", "No test has the price list.", IsRoot: true)
            {
                Words =
                [
                    ["test"],
                    ["list", "price"],
                ],
            },
        ],
    };

    [Fact]
    public void An_answer_with_a_word_of_each_group_is_found_with_some_it_is_close_and_with_none_it_is_missing()
    {
        WhyCheck found = Check("The DEPLOYMENT broke prices", "We do not test the list");
        Assert.Equal([(LinkState.Found, 0), (LinkState.Found, 1)], found.Links.Select(link => (link.State, link.Said)));
        Assert.True(found.IsInOrder);

        WhyCheck close = Check("The release was bad");
        Assert.Equal([LinkState.Close, LinkState.Missing], close.Links.Select(link => link.State));

        // Neither "latest" nor "contest" begins like "test".
        WhyCheck missing = Check("The latest contest was popular", "Servers were slow");
        Assert.All(missing.Links, link => Assert.Equal((LinkState.Missing, null), (link.State, link.Said)));
        Assert.True(missing.IsInOrder);
        Assert.All(Check().Links, link => Assert.Equal(LinkState.Missing, link.State));
    }

    [Fact]
    public void A_bag_of_all_words_finds_one_link_and_not_the_whole_chain()
    {
        WhyCheck bag = Check("release deploy price test list");
        Assert.Equal([(LinkState.Found, 0), (LinkState.Missing, null)], bag.Links.Select(link => (link.State, link.Said)));
    }

    [Fact]
    public void Order_and_root_are_those_of_the_chain()
    {
        WhyCheck turned = Check("No test had the list", "The release broke prices");
        Assert.Equal([1, 0], turned.Links.Select(link => link.Said));
        Assert.False(turned.IsInOrder);
        Assert.False(turned.HasRoot);

        // One sentence that says all of it says one link.
        WhyCheck all = Of([new("A release broke prices because no test had the list", "", IsRoot: true)]);
        Assert.Equal([0, null], all.Links.Select(link => link.Said));
        Assert.False(all.HasRoot);
        Assert.False(Of([new("A release broke prices", "", IsRoot: true), new("No test", "", IsRoot: false)]).HasRoot);
    }

    [Fact]
    public void What_was_left_out_is_shown_where_it_could_have_been_seen()
    {
        WhyCheck check = Check("Servers were slow");
        Assert.Equal("It could be read at -1:00 Change of shop: Release 7 of the shop", check.Links[0].Place);
        Assert.Equal("Nobody looked closely enough at prices: whoever does finds “No test covers the price list.”", check.Links[1].Place);

        DrillRun asked = DrillRun.Play(Variant(), [new Act(60, Verb.Ask, "prices")]);
        string place = WhyCheck.Of(asked, [], []).Links[1].Place;
        Assert.StartsWith("It could be read at ", place, StringComparison.Ordinal);
        Assert.Contains("on prices: No test covers", place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana pushed the wrong release", true)]
    [InlineData("Sam did not look", true)]
    [InlineData("Somebody forgot the list", true)]
    [InlineData("Nothing stops a human error", false)]
    [InlineData("The same release ran everywhere, and banana prices were wrong", false)]
    public void Whoever_names_a_person_is_asked_how_the_system_allowed_it(string text, bool isAsked)
    {
        WhyCheck check = WhyCheck.Of(DrillRun.Play(Variant(), []), [new(text, "", false)], ["Ana Silva"]);
        Assert.Equal([isAsked ? BlamelessRules.NextQuestion : ""], check.Remarks);
    }

    [Fact]
    public void Hostile_texts_are_compared_like_others_and_soon()
    {
        foreach (
            string text in (string[])
                [
                    "",
                    "\ud800 release \udfff price",
                    new string('\ud83d', 1_000),
                    string.Concat(Enumerable.Repeat("pric release ", 8_000)),
                    "release\u0000price\n\t",
                ]
        )
        {
            WhyCheck check = Check(text);
            Assert.Equal(2, check.Links.Length);
            Assert.Equal("", Assert.Single(check.Remarks));
        }

        Assert.Equal(LinkState.Found, Check("\ud800 release \udfff price").Links[0].State);
        Scenario wordless = SmallScenario.Good with { Whys = [SmallScenario.Good.Whys[0] with { Words = [] }] };
        Assert.Equal(
            LinkState.Missing,
            WhyCheck.Of(DrillRun.Play(new(wordless, 1, Difficulty.Newcomer), []), [new("No test", "", false)], []).Links[0].State
        );
    }

    [Fact]
    public void Evidence_that_was_mistaken_is_told()
    {
        // A veteran's colleague is mistaken in some variant; the first that has it will do.
        DrillRun run = Enumerable
            .Range(1, 200)
            .Select(seed => DrillRun.Play(new Variant(Chain, seed, Difficulty.Veteran), [new Act(60, Verb.Ask, "prices")]))
            .First(run => run.Events.Any(one => one.IsMistaken));
        RecordLine line = DrillRecord.Of(run).Single(line => line.IsMistaken);
        WhyCheck check = WhyCheck.Of(run, [new("The disk is full", line.ToString(), false)], []);
        Assert.Contains("was mistaken", Assert.Single(check.Remarks), StringComparison.Ordinal);
        Assert.DoesNotContain("disk", check.Links[1].Place, StringComparison.Ordinal);
    }

    private static Variant Variant() => new(Chain, 1, Difficulty.Newcomer);

    private static WhyCheck Check(params string[] texts) => Of([.. texts.Select(text => new DrillWhy(text, "", false))]);

    private static WhyCheck Of(IReadOnlyList<DrillWhy> whys) => WhyCheck.Of(DrillRun.Play(Variant(), []), whys, []);
}
