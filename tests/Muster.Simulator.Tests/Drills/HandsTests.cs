// One pair of hands does one thing at a time: what comes next waits, and what nobody could take is refused with words.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Tests.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Drills;

public sealed class HandsTests
{
    private static readonly Offer Restart = new(Verb.Restart, "shop", "Restart", Span.Of(20))
    {
        While = [new(Knob.Health, "shop", Span.Of(0))],
    };

    private static readonly Offer[] Ways =
    [
        .. Enumerable.Range(0, 3).Select(n => new Offer(Verb.Reroute, "prices", $"Way {n}", Span.Of(5)) { Name = $"way-{n}" }),
    ];

    private static readonly Variant Variant = new(
        SmallScenario.Good with
        {
            Offers = [SmallScenario.Rollback, Restart, .. Ways],
        },
        seed: 7,
        Difficulty.Newcomer
    );

    [Fact]
    public void A_work_binds_its_hands_for_a_minute_at_most_and_the_next_two_wait_for_them()
    {
        SystemRun system = Stepped(200);

        Work first = Begun(system, SmallScenario.Rollback);
        Work second = Begun(system, Restart);
        Work third = Begun(system, Ways[0]);

        Assert.Equal((200, 290, 260), (first.From, first.Until, first.HandsUntil));
        Assert.Equal((260, 280, 280), (second.From, second.Until, second.HandsUntil));
        Assert.Equal((280, 285), (third.From, third.Until));
        Assert.Null(system.Begin(Ways[1], new(200, Verb.Reroute, "prices")));
        Step(system, to: 259);
        Assert.Null(system.Begin(Ways[1], new(259, Verb.Reroute, "prices")));
        Step(system, to: 260);
        Assert.Equal(285, Begun(system, Ways[1]).From);
    }

    [Fact]
    public void Whoever_is_not_free_yet_begins_when_they_are_and_nobody_does_what_is_done_or_waits_already()
    {
        SystemRun system = Stepped(200);
        Assert.Equal(230, system.Begin(Restart, new(200, Verb.Restart, "shop"), free: 230)!.From);
        Assert.Null(system.Begin(Restart, new(200, Verb.Restart, "shop")));
        Assert.Equal(250, system.Begin(Ways[0], new(200, Verb.Reroute, "prices"), free: 240)!.From);
    }

    [Fact]
    public void What_waits_does_nothing_yet()
    {
        SystemRun system = Stepped(200);
        Begun(system, SmallScenario.Rollback);
        Begun(system, Restart);

        Step(system, to: 260);
        Assert.True(system.World.Read(0).Served > 50);
        Step(system, to: 262);
        Assert.Equal(0, system.World.Read(0).Served);
        Step(system, to: 290);
        Assert.True(system.World.Read(0).Served > 50);
    }

    [Fact]
    public void Whoever_commands_hears_when_it_begins_and_what_to_do_where_hands_are_full()
    {
        DrillRun run = Played(
            300,
            Do(200, Verb.Rollback, "shop"),
            Do(201, Verb.Restart, "shop"),
            Way(202, 0),
            Way(203, 1),
            Do(204, Verb.Restart, "shop")
        );

        Assert.Equal(
            [
                "Whoever commands does it with their own hands: Roll back, done in 90 s.",
                "Whoever commands does it with their own hands at 4:20, after what is begun: Restart, done at 4:40.",
                "Whoever commands does it with their own hands at 4:40, after what is begun: Way 0, done at 4:45.",
                "Whoever commands can take no more: \u201cRestart\u201d and \u201cWay 0\u201d wait for their hands. Order it again from 4:20 on, and what matters most first.",
                "That waits already, and begins at 4:20: Restart.",
            ],
            run.Events.Where(one => one.Kind is EventKind.WorkBegan or EventKind.WorkWaits or EventKind.Refused).Select(one => one.Text)
        );
        Assert.Equal(2, run.Events.Count(one => one.Kind == EventKind.WorkWaits));
        Assert.Equal([280, 285, 290], run.Events.Where(one => one.Kind == EventKind.WorkDone).Select(one => one.At));
    }

    [Fact]
    public void Graphs_stand_still_while_hands_are_bound_and_no_longer()
    {
        DrillRun run = Played(259, Do(200, Verb.Rollback, "shop"));
        Assert.Equal(200, run.Command.FrozenSince(run.Now, ""));
        Assert.Null(Played(260, Do(200, Verb.Rollback, "shop")).Command.FrozenSince(260, ""));
    }

    [Fact]
    public void Graphs_stand_still_for_whoever_is_at_the_keyboard_and_for_nobody_else()
    {
        Act[] acts =
        [
            Do(100, Verb.Declare, "", ("severity", "2")) with
            {
                By = "person:ana",
            },
            Do(100, Verb.Assign, "person:ana", ("role", "incident_commander")) with
            {
                By = "person:ana",
            },
            Do(200, Verb.Keyboard, "", ("state", "open")) with
            {
                By = "person:ben",
            },
            Do(230, Verb.Rollback, "shop") with
            {
                By = "person:ana",
            },
            Do(300, Verb.Keyboard, "", ("state", "closed")) with
            {
                By = "person:ana",
            },
        ];
        DrillRun typing = Played(289, acts);
        Assert.Equal((230, 200), (typing.Command.FrozenSince(289, "person:ana"), typing.Command.FrozenSince(289, "person:ben")));
        Assert.Null(typing.Command.FrozenSince(289, "person:cleo"));
        Assert.Equal([225, 195, 285], ((string[])["ana", "ben", "cleo"]).Select(who => typing.SeenBy($"person:{who}")[^1].Second.At));

        // Ana closes no terminal but her own, and Ben's is no time of hers: only the commander's hands are counted against the commander.
        DrillRun after = Played(310, acts);
        Assert.Equal((null, 200), (after.Command.FrozenSince(310, "person:ana"), after.Command.FrozenSince(310, "person:ben")));
        Assert.Equal([false, true], after.Command.Keyboard.Select(spell => spell.IsCommanders));
    }

    [Fact]
    public void A_role_that_is_handed_round_gives_no_more_hands_and_looking_binds_those_of_whoever_looks()
    {
        Act[] acts =
        [
            Do(100, Verb.Declare, "", ("severity", "2")),
            Do(100, Verb.Assign, "sam", ("role", "operations_lead")),
            Do(200, Verb.Rollback, "shop"),
        ];
        DrillRun run = Played(210, [.. acts, Do(200, Verb.Restart, "shop")]);
        Assert.Equal(run.System.UnderWay[1].HandsUntil, run.Crew.Find("sam")!.BusyUntil);
        Assert.Equal("Roll back; Restart", run.Crew.Find("sam")!.Doing);
        Assert.Contains("Sam is busy until", run.Do(Do(210, Verb.Ask, "shop", ("of", "sam"))), StringComparison.Ordinal);

        foreach (string next in (string[])["noor", "person:ana", VerbParameters.Nobody])
        {
            DrillRun passed = Played(205, [.. acts, Do(201, Verb.Assign, next, ("role", "operations_lead")), Way(202, 0)]);
            Assert.Equal([200, 260], passed.System.UnderWay.Select(work => work.From));
        }

        DrillRun looks = Played(205, [.. acts[..2], Do(199, Verb.Ask, "shop", ("of", "sam")), acts[2]]);
        int free = looks.Crew.Find("sam")!.ThereAt!.Value;
        Assert.True(free < 199, "Sam is there before they look.");
        Work waits = Assert.Single(looks.System.UnderWay);
        Assert.InRange(waits.From, 201, 260);
        Assert.Equal(EventKind.WorkWaits, looks.Events[^1].Kind);
    }

    [Fact]
    public void Who_is_asked_to_look_is_somebody_else_than_whoever_has_the_system_in_their_hands()
    {
        Act[] acts = [Do(100, Verb.Declare, "", ("severity", "2")), Do(100, Verb.Assign, "sam", ("role", "operations_lead"))];
        DrillRun run = Played(250, [.. acts, Do(200, Verb.Ask, "shop")]);
        Assert.Equal("Lee looks at shop.", run.Events.Single(one => one.Kind == EventKind.Asked).Text);
    }

    [Fact]
    public void Where_nothing_pages_yet_there_is_nothing_to_acknowledge()
    {
        DrillRun run = Played(Variant.Seconds, Do(0, Verb.Acknowledge, ""));
        Assert.Null(run.Command.AcknowledgedAt);
        DrillEvent refused = Assert.Single(run.Events, one => one.Kind == EventKind.Refused);
        Assert.Contains("Nothing pages yet", refused.Text, StringComparison.Ordinal);

        int paged = run.Events.First(one => one.Kind == EventKind.AlertRaised).At;
        Assert.Equal(paged + 1, Played(Variant.Seconds, Do(paged + 1, Verb.Acknowledge, "")).Command.AcknowledgedAt);
    }

    private static Work Begun(SystemRun system, Offer offer) => system.Begin(offer, new(system.Now, offer.Verb, offer.Target))!;

    private static SystemRun Stepped(int to)
    {
        SystemRun system = new(Variant);
        Step(system, to);
        return system;
    }

    private static void Step(SystemRun system, int to)
    {
        while (system.Now < to)
        {
            system.Step([]);
        }
    }

    private static DrillRun Played(int to, params Act[] acts)
    {
        DrillRun run = new(Variant);
        while (run.Now < to)
        {
            foreach (Act act in acts.Where(act => act.At == run.Now))
            {
                run.Do(act);
            }

            run.Step();
        }

        return run;
    }

    private static Act Way(int at, int number) => Do(at, Verb.Reroute, "prices", ("name", $"way-{number}"));

    private static Act Do(int at, Verb verb, string target, params (string Name, string Value)[] args) =>
        new(at, verb, target)
        {
            Args = ImmutableSortedDictionary.CreateRange(args.Select(one => KeyValuePair.Create(one.Name, one.Value))),
        };
}
