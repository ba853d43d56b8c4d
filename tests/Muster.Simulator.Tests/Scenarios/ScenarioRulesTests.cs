// Every way in which a scenario can be wrong is told at its place.
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scenarios;

public sealed class ScenarioRulesTests
{
    private static readonly Scenario Good = SmallScenario.Good;

    private static readonly Fault Fault = SmallScenario.Fault;

    [Fact]
    public void A_good_scenario_has_no_mistake() => Assert.Empty(ScenarioRules.Check(Good));

    [Fact]
    public void Each_mistake_is_told_at_its_field_alone() =>
        Assert.All(Wrong(), wrong => Assert.Equal([wrong.Field], ScenarioRules.Check(wrong.Scenario).Select(error => error.Field)));

    [Fact]
    public void Mistakes_of_all_parts_are_told_together()
    {
        Scenario wrong = Good with { Minutes = 0, Topology = new([], []), Offers = [], Alerts = [], Whys = [] };

        string[] fields = [.. ScenarioRules.Check(wrong).Select(error => error.Field)];

        Assert.Empty(new[] { "minutes", "clients", "components", "actions", "alerts", "whys" }.Except(fields, StringComparer.Ordinal));
    }

    [Fact]
    public void One_of_several_causes_is_enough_when_each_variant_has_one()
    {
        Fault other = Fault with { Id = "other", OneOf = "cause", At = new(60, 110) };
        Offer both = SmallScenario.Rollback with { Ends = ["bad-release", "other"] };

        Assert.Empty(ScenarioRules.Check(Good with { Faults = [Fault with { OneOf = "cause" }, other], Offers = [both] }));
        Assert.Equal(
            ["faults.other.at"],
            ScenarioRules
                .Check(Good with { Faults = [Fault with { OneOf = "cause" }, other with { At = new(60, 130) }], Offers = [both] })
                .Select(error => error.Field)
        );
    }

    [Fact]
    public void A_cause_that_ends_by_itself_or_only_took_something_needs_no_action_that_ends_it()
    {
        Offer none = SmallScenario.Rollback with { Ends = [] };

        Assert.Empty(ScenarioRules.Check(Good with { Faults = [Fault with { LastsSeconds = Span.Of(300) }], Offers = [none] }));
        Assert.Empty(
            ScenarioRules.Check(Good with { Faults = [Fault with { Effects = [new(Knob.Forget, "prices", Span.Of(1))] }], Offers = [none] })
        );
    }

    private static IEnumerable<(string Field, Scenario Scenario)> Wrong() =>
        [.. Heads(), .. Faults(), .. Effects(), .. Offers(), .. Reports(), .. People()];

    private static IEnumerable<(string Field, Scenario Scenario)> Heads() =>
        [
            ("id", Good with { Id = "Small Shop" }),
            ("title", Good with { Title = " " }),
            ("brief", Good with { Brief = new string('b', 4001) }),
            ("brief", Good with { Brief = "a\0b" }),
            ("lesson", Good with { Lesson = "" }),
            ("minutes", Good with { Minutes = 4 }),
            ("minutes", Good with { Minutes = 121 }),
            ("severity", Good with { Severity = (Severity)5 }),
            (
                "clients.people.entry",
                Good with
                {
                    Topology = Good.Topology with { Clients = [Good.Topology.Clients[0] with { Entry = "shopp" }] },
                }
            ),
            (
                "components.prices.calls[0].to",
                Good with
                {
                    Topology = Good.Topology with
                    {
                        Components = [Good.Topology.Components[0], Good.Topology.Components[1] with { Calls = [new("shop", 1, 1)] }],
                    },
                }
            ),
        ];

    private static IEnumerable<(string Field, Scenario Scenario)> Faults() =>
        [
            ("faults", SmallScenario.With(Fault with { IsCause = false })),
            ("faults.bad-release.cause", SmallScenario.With(Fault with { Likely = 0.5 })),
            ("faults.bad-release.cause", SmallScenario.With(Fault with { From = Difficulty.Practised })),
            ("faults.bad-release.at", SmallScenario.With(Fault with { At = new(30, 121) })),
            ("faults.bad-release.at", SmallScenario.With(Fault with { At = new(90, 30) })),
            ("faults.late.at", Good with { Faults = [Fault, Fault with { Id = "late", IsCause = false, At = Span.Of(1201) }] }),
            ("faults.bad-release.lasts", SmallScenario.With(Fault with { LastsSeconds = Span.Of(0) })),
            ("faults.bad-release.likely", SmallScenario.With(Fault with { Likely = 2 })),
            ("faults.bad-release.text", SmallScenario.With(Fault with { Text = "" })),
            ("faults.bad-release.lesson", SmallScenario.With(Fault with { Lesson = new string('l', 501) })),
            ("faults.late.lesson", Good with { Faults = [Fault, Fault with { Id = "late", IsCause = false, Lesson = "Wait." }] }),
            ("faults.bad-release.effects", SmallScenario.With(Fault with { Effects = [] })),
            ("faults.bad-release", Good with { Offers = [SmallScenario.Rollback with { Ends = [] }] }),
            ("faults.bad-release", Good with { Offers = [SmallScenario.Rollback with { Ends = [], Repairs = ["bad-release"] }] }),
        ];

    private static IEnumerable<(string Field, Scenario Scenario)> Effects() =>
        [
            ("faults.bad-release.effects[0].errors", SmallScenario.With(new VaryingEffect(Knob.Errors, "shopp", Span.Of(1)))),
            ("faults.bad-release.effects[0].value", SmallScenario.With(new VaryingEffect(Knob.Errors, "shop", Span.Of(1.5)))),
            ("faults.bad-release.effects[0].value", SmallScenario.With(new VaryingEffect(Knob.Errors, "shop", new(0.5, 0.1)))),
            ("faults.bad-release.effects[0].value", SmallScenario.With(new VaryingEffect(Knob.Health, "shop", Span.Of(double.NaN)))),
            ("faults.bad-release.effects[0].demand", SmallScenario.With(new VaryingEffect(Knob.Demand, "shop", Span.Of(2)))),
            ("faults.bad-release.effects[0].to", SmallScenario.With(new VaryingEffect(Knob.Use, "shop", default))),
            ("faults.bad-release.effects[0].to", SmallScenario.With(new VaryingEffect(Knob.Use, "prices", default, Callee: "shop"))),
            ("faults.bad-release.effects[0].forget", SmallScenario.With(new VaryingEffect(Knob.Forget, "shop", Span.Of(1)))),
            ("faults.bad-release.effects[0].drop", SmallScenario.With(new VaryingEffect(Knob.Drop, "shop", Span.Of(1), Keeps: true))),
            ("faults.bad-release.effects[0].clients", SmallScenario.With(new VaryingEffect(Knob.Errors, "shop", Span.Of(1), "robots"))),
            ("faults.bad-release.effects[0].clients", SmallScenario.With(new VaryingEffect(Knob.Delay, "shop", Span.Of(1), "people"))),
            ("faults.bad-release.effects[0].most", SmallScenario.With(new VaryingEffect(Knob.Errors, "shop", Span.Of(0.5), Most: 0.1))),
            (
                "faults.bad-release.effects[0].fade",
                SmallScenario.With(new VaryingEffect(Knob.Errors, "shop", Span.Of(1), Keeps: true, FadeSeconds: 5))
            ),
        ];

    private static IEnumerable<(string Field, Scenario Scenario)> Offers() =>
        [
            ("actions[1]", SmallScenario.With(SmallScenario.Rollback)),
            ("actions[1].do", SmallScenario.With(SmallScenario.Rollback with { Verb = Verb.Declare })),
            ("actions[1].target", SmallScenario.With(SmallScenario.Rollback with { Target = "shopp" })),
            ("actions[1].name", SmallScenario.With(SmallScenario.Rollback with { Name = "A B" })),
            ("actions[1].takes", SmallScenario.With(SmallScenario.Rollback with { Name = "b", TakesSeconds = Span.Of(1201) })),
            ("actions[1].ends[0]", SmallScenario.With(SmallScenario.Rollback with { Name = "b", Ends = ["good-release"] })),
            ("actions[1].repairs[0]", SmallScenario.With(SmallScenario.Rollback with { Name = "b", Repairs = ["good-release"] })),
            (
                "actions[1].instances",
                SmallScenario.With(new Offer(Verb.Scale, "shop", "Scale", default) { Parameters = [VerbParameters.Instances(new(8, 1))] })
            ),
            (
                "actions[1].off[0].use",
                SmallScenario.With(
                    new Offer(Verb.Flag, "shop", "Flag", default) { Then = [new(Knob.Use, "shopp", default, Callee: "prices")] }
                )
            ),
            ("actions", Good with { Offers = [.. Enumerable.Range(0, 65).Select(n => SmallScenario.Rollback with { Name = $"n{n}" })] }),
        ];

    private static IEnumerable<(string Field, Scenario Scenario)> Reports() =>
        [
            ("alerts", Good with { Alerts = [SmallScenario.Alert with { Pages = false }] }),
            ("alerts[1].name", Good with { Alerts = [SmallScenario.Alert, SmallScenario.Alert] }),
            ("alerts[0].when", Good with { Alerts = [SmallScenario.Alert with { When = new("shopp", Metric.Queue, true, 1, 0) }] }),
            ("alerts[0].when", Good with { Alerts = [SmallScenario.Alert with { When = new("shop", Metric.HitRatio, false, 0.5, 0) }] }),
            ("alerts[0].when", Good with { Alerts = [SmallScenario.Alert with { When = new("shop", Metric.ErrorRatio, true, 5, 0) }] }),
            ("logs[0].every", Good with { Logs = [new("shop", "text", null, 0)] }),
            ("changes[0].at", Good with { Changes = [new(Span.Of(1300), "shop", "Release 7")] }),
            ("changes[0].component", Good with { Changes = [new(Span.Of(-60), "shopp", "Release 7")] }),
            ("changes[0].with[0]", Good with { Changes = [new(Span.Of(-60), "shop", "Release 7") { With = ["nothing"] }] }),
            ("logs[0].with[0]", Good with { Logs = [new("shop", "text", null, 60) { With = ["nothing"] }] }),
            ("findings[0].mend", Good with { Findings = [Good.Findings[0] with { Mend = "rollback prices" }] }),
            ("findings[0].while[0]", Good with { Findings = [Good.Findings[0] with { While = ["nothing"] }] }),
            ("findings[0].about", Good with { Findings = [Good.Findings[0] with { About = "shopp" }] }),
            ("findings[0].skill", Good with { Findings = [Good.Findings[0] with { Skill = "astrology" }] }),
        ];

    private static IEnumerable<(string Field, Scenario Scenario)> People()
    {
        Colleague mia = new("mia", "Mia Wong", "", 1, 1, 60, default) { Skills = ["services"] };
        return
        [
            ("colleagues.mia.reliability", Good with { Colleagues = [mia with { Reliability = 1.1 }] }),
            ("colleagues.mia.wakes", Good with { Colleagues = [mia with { Wakes = new(9, 3) }] }),
            ("messages[0].at", Good with { Messages = [new("Dana", "What is going on?", Span.Of(5000))] }),
            ("whys", Good with { Whys = [Good.Whys[0] with { IsRoot = false }] }),
            ("whys[1].with[0]", Good with { Whys = [Good.Whys[0], Good.Whys[0] with { With = ["nothing"] }] }),
            (
                "whys",
                Good with
                {
                    Faults = [Fault with { OneOf = "cause" }, Fault with { Id = "other", OneOf = "cause" }],
                    Offers = [SmallScenario.Rollback with { Ends = ["bad-release", "other"] }],
                    Whys = [Good.Whys[0] with { With = ["other"] }],
                }
            ),
            ("whys[0].because", Good with { Whys = [Good.Whys[0] with { Answer = "It was human error." }] }),
            ("whys[0].because", Good with { Colleagues = [mia], Whys = [Good.Whys[0] with { Answer = "Mia pushed it." }] }),
            ("whys[0].words", Good with { Whys = [Good.Whys[0] with { Words = [] }] }),
            (
                "whys[0].words[0]",
                Good with
                {
                    Whys =
                    [
                        Good.Whys[0] with
                        {
                            Words =
                            [
                                [""],
                            ],
                        },
                    ],
                }
            ),
        ];
    }
}
