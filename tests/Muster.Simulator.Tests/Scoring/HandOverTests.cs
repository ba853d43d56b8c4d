// What a hand-over is in a drill, and what it costs to let a role go without a word.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;

namespace Muster.Simulator.Tests.Scoring;

public sealed class HandOverTests
{
    private static readonly Variant Practised = new(SmallScenario.Good, seed: 7, Difficulty.Practised);

    private static readonly Act[] Started = [Do(100, Verb.Declare, "", ("severity", "2")), Give(110, "sam")];

    /// <summary>A veteran's variant in which somebody's shift ends.</summary>
    private static readonly Variant ShiftEnds = Veteran(ends: true);

    [Fact]
    public void Without_a_role_given_there_is_nothing_to_hand_over_and_no_point() => Assert.Equal(0, Points(Practised, Started[0]));

    [Fact]
    public void A_role_that_stays_in_one_hand_is_whole() => Assert.Equal(ScoreWeights.HandOvers, Points(Practised, Started));

    [Theory]
    [InlineData("Rolling the shop back; done at 5:00.", 0, 1)]
    [InlineData("", 119, 1)]
    [InlineData("", -119, 1)]
    [InlineData("", 121, 0.5)]
    [InlineData("", -121, 0.5)]
    [InlineData(" ", 0, 0.5)]
    public void Whoever_takes_over_is_told_with_the_role_or_by_a_statement_close_to_it(string told, int statement, double share)
    {
        Act[] acts =
        [
            .. Started,
            Give(300, "noor", "operations_lead", told),
            .. statement == 0 ? [] : (Act[])[Do(300 + statement, Verb.Statement, "", ("text", "We roll back."))],
        ];
        Assert.Equal(share * ScoreWeights.HandOvers, Points(Practised, [.. acts.OrderBy(act => act.At)]), 6);
    }

    [Theory]
    [InlineData(120, 1)]
    [InlineData(121, 0.5)]
    public void A_role_may_lie_empty_for_two_minutes(int seconds, double share)
    {
        Act[] acts = [.. Started, Give(300, VerbParameters.Nobody), Give(300 + seconds, "noor")];
        Assert.Equal(share * ScoreWeights.HandOvers, Points(Practised, acts), 6);
    }

    [Fact]
    public void Whoever_takes_another_role_leaves_the_one_that_they_had_empty()
    {
        Act[] acts = [.. Started, Give(300, "sam", "scribe", "You write it down.")];
        Vacancy left = Assert.Single(DrillRun.Play(Practised, acts).Command.Vacancies);
        Assert.Equal((Role.OperationsLead, "sam", 300, null), (left.Role, left.Who, left.From, left.Until));
        Assert.Equal(ScoreWeights.HandOvers / 2, Points(Practised, acts), 6);
    }

    [Fact]
    public void What_the_commander_gives_away_is_delegated_and_command_itself_is_handed_over()
    {
        Act[] alone = [Started[0], Give(101, "person:ana", "incident_commander"), Give(102, "person:ana"), Give(200, "person:ben")];
        Assert.Empty(DrillRun.Play(Practised, alone).Command.HandOvers);
        Assert.Equal(ScoreWeights.HandOvers, Points(Practised, alone));

        Act[] passed = [.. alone, Give(300, "person:cleo", "incident_commander")];
        HandOver command = Assert.Single(DrillRun.Play(Practised, passed).Command.HandOvers);
        Assert.Equal((Role.IncidentCommander, "person:ana", "person:cleo"), (command.Role, command.From, command.To));
        Assert.Equal(ScoreWeights.HandOvers / 2, Points(Practised, passed), 6);
    }

    [Fact]
    public void Two_who_give_orders_confuse_unless_command_was_handed_over_between_them()
    {
        Act[] Orders(params Act[] between) =>
            [
                Started[0],
                Give(101, "person:ana", "incident_commander"),
                Give(102, "sam"),
                Do(200, Verb.Rollback, "shop") with
                {
                    By = "person:ana",
                },
                .. between,
                Do(300, Verb.Rollback, "shop") with
                {
                    By = "person:ben",
                },
            ];

        Assert.Equal(1, DrillRun.Play(Practised, Orders()).Command.Confusions);
        Assert.Equal(ScoreWeights.HandOvers / 2, Points(Practised, Orders()), 6);
        Act[] handed = Orders(Give(290, "person:ben", "incident_commander", "The shop is rolled back; watch its errors."));
        Assert.Equal(0, DrillRun.Play(Practised, handed).Command.Confusions);
        Assert.Equal(ScoreWeights.HandOvers, Points(Practised, handed));
    }

    [Fact]
    public void A_commander_who_is_operations_too_has_their_own_hands_on_it()
    {
        Act[] acts =
        [
            Started[0],
            Give(101, "person:ana", "incident_commander"),
            Give(102, "person:ana"),
            Do(200, Verb.Rollback, "shop") with
            {
                By = "person:ana",
            },
        ];
        Assert.Equal(1, DrillRun.Play(Practised, acts).Command.OwnHands);
        Assert.Equal(0, DrillRun.Play(Practised, [.. acts[..3], Give(150, "person:ben"), acts[3]]).Command.OwnHands);
    }

    [Fact]
    public void No_colleague_of_the_drill_commands()
    {
        DrillRun run = DrillRun.Play(Practised, [.. Started, Give(200, "noor", "incident_commander")]);
        Assert.Null(run.Command.Holder(Role.IncidentCommander));
        Assert.Contains(run.Events, one => one.Kind == EventKind.Refused && one.At == 200);
    }

    [Fact]
    public void A_veterans_operations_lead_may_have_to_go_and_is_followed_in_time_or_missed()
    {
        DrillRun left = DrillRun.Play(ShiftEnds, Started);
        DrillEvent[] said = [.. left.Events.Where(one => one.Kind == EventKind.MessageArrived && one.Subject == "Sam")];
        Assert.Equal(2, said.Length);
        Assert.Equal(DrillDefaults.LeavesAfterSeconds, said[1].At - said[0].At);
        Assert.Contains("My shift ends at", said[0].Text, StringComparison.Ordinal);
        Assert.Null(left.Command.Holder(Role.OperationsLead));
        Assert.Equal(ScoreWeights.HandOvers / 2, Points(ShiftEnds, Started), 6);

        Act followed = Give(said[0].At + 60, "noor", "operations_lead", "The shop is rolled back.");
        Assert.Equal(ScoreWeights.HandOvers, Points(ShiftEnds, [.. Started, followed]));
        Assert.Equal("noor", DrillRun.Play(ShiftEnds, [.. Started, followed]).Command.Holder(Role.OperationsLead)?.Who);

        Act[] late = [.. Started, Give(said[1].At + 1, "sam"), Do(said[1].At + 2, Verb.Ask, "shop", ("of", "sam"))];
        Assert.Equal(
            ["Sam has gone home: give the role to somebody who is there.", "Sam has gone home: ask somebody else."],
            DrillRun.Play(ShiftEnds, late).Events.Where(one => one.Kind == EventKind.Refused).Select(one => one.Text)
        );
    }

    [Fact]
    public void Nobodys_shift_ends_for_others_nor_when_all_is_said_to_be_mended()
    {
        Assert.DoesNotContain(DrillRun.Play(Practised, Started).Events, IsFromSam);
        Assert.DoesNotContain(DrillRun.Play(Veteran(ends: false), Started).Events, IsFromSam);
        Act[] mended = [.. Started, Do(120, Verb.Rollback, "shop"), Do(300, Verb.Mitigate, ""), Do(301, Verb.Resolve, "")];
        Assert.DoesNotContain(DrillRun.Play(ShiftEnds, mended).Events, IsFromSam);
    }

    private static bool IsFromSam(DrillEvent one) => one.Kind == EventKind.MessageArrived && one.Subject == "Sam";

    private static Variant Veteran(bool ends) =>
        Enumerable
            .Range(1, 100)
            .Select(seed => new Variant(SmallScenario.Good, seed, Difficulty.Veteran))
            .First(variant => DrillRun.Play(variant, Started).Events.Any(IsFromSam) == ends);

    private static double Points(Variant variant, params Act[] acts)
    {
        DrillRun run = DrillRun.Play(variant, acts);
        DrillSummary summary = DrillSummary.Of(run);
        ParRun par = new(summary, [], summary, 0);
        return Score.Of(run, summary, par).Lines.Single(line => line.Name == "handovers").Points;
    }

    private static Act Give(int at, string who, string role = "operations_lead", string text = "") =>
        text.Length == 0 ? Do(at, Verb.Assign, who, ("role", role)) : Do(at, Verb.Assign, who, ("role", role), ("text", text));

    private static Act Do(int at, Verb verb, string target, params (string Name, string Value)[] args) =>
        new(at, verb, target)
        {
            Args = ImmutableSortedDictionary.CreateRange(args.Select(one => KeyValuePair.Create(one.Name, one.Value))),
        };
}
