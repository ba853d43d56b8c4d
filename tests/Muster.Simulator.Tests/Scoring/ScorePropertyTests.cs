// What holds for the score of every play, however wild: it is the sum of its lines, between 0 and 100, the same again, and never more for harm.
using System.Collections.Immutable;
using CsCheck;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scoring;

public sealed class ScorePropertyTests
{
    private const int Plays = 400;

    private static readonly Scenario Shop = SmallScenario.With(
        new Offer(Verb.Restart, "shop", "Restart", Span.Of(60)) { IsHarmful = true, While = [new(Knob.Health, "shop", Span.Of(0))] }
    ) with
    {
        Severity = Core.Kernel.Severity.Sev1,
    };

    private static readonly (Variant Variant, ParRun Par)[] Variants =
    [
        .. Enum.GetValues<Difficulty>().Select(level => new Variant(Shop, 3, level)).Select(variant => (variant, Par.Find(variant))),
    ];

    private static readonly Gen<Act> AnyAct =
        from at in Gen.Int[0, 1199]
        from giver in Words("", "person:ana", "person:ben")
        from what in Gen.Frequency(
            (2, Words("1", "2", "4").Select(level => Do(Verb.Declare, "", ("severity", level)))),
            (1, Words("1", "2", "4").Select(level => Do(Verb.Severity, "", ("severity", level)))),
            (1, Gen.Const(Do(Verb.Acknowledge, ""))),
            (3, Gen.Select(AnyHolder, AnyRole, AnyText, (who, role, text) => Do(Verb.Assign, who, ("role", role), ("text", text)))),
            (3, AnyText.Select(text => Do(Verb.Statement, "", ("text", text)))),
            (2, Gen.Const(Do(Verb.Rollback, "shop"))),
            (1, Gen.Const(Do(Verb.Restart, "shop"))),
            (2, Gen.Const(Do(Verb.Mitigate, ""))),
            (2, Gen.Const(Do(Verb.Resolve, ""))),
            (1, Words("open", "closed").Select(state => Do(Verb.Keyboard, "", ("state", state)))),
            (1, Gen.Const(Do(Verb.Ask, "shop"))),
            (1, Gen.Const(Do(Verb.Shed, "prices", ("percent", "1e9"))))
        )
        select what with
        {
            At = at,
            By = giver,
        };

    private static readonly Gen<(int Variant, Act[] Acts)> AnyPlay = Gen.Select(
        Gen.Int[0, Variants.Length - 1],
        AnyAct.Array[0, 25].Select(acts => acts.OrderBy(act => act.At).ToArray())
    );

    private static Gen<string> AnyHolder => Words("sam", "noor", "ines", "nobody", "person:ana", "person:ben");

    private static Gen<string> AnyRole => Words("incident_commander", "operations_lead", "scribe", "comms_lead");

    private static Gen<string> AnyText => Words("Some cannot buy; we roll back.", "It is probably the network.", "\ud800", "x");

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(place => words[place]);

    [Fact]
    public void It_is_the_sum_of_its_lines_between_0_and_100_and_the_same_again() =>
        AnyPlay.Sample(
            play =>
            {
                Score score = Of(play.Variant, play.Acts);
                Assert.All(score.Lines, line => Assert.InRange(line.Points, 0, line.Max));
                Assert.All(score.Lines, line => Assert.False(string.IsNullOrWhiteSpace(line.Why)));
                Assert.Equal(100, score.Lines.Sum(line => line.Max), 9);
                Assert.Equal(Math.Round(score.Lines.Sum(line => line.Points), 1), score.Points);
                Assert.InRange(score.Points, 0, 100);
                Assert.Equal(score.Lines, Of(play.Variant, play.Acts).Lines);
            },
            iter: Plays
        );

    [Fact]
    public void Harm_that_is_done_besides_never_earns_anything() =>
        Gen.Select(AnyPlay, Gen.Int[0, 1199], Gen.Int[0, 2])
            .Sample(
                (play, at, kind) =>
                {
                    Act harm = kind switch
                    {
                        0 => Do(Verb.Restart, "shop"),
                        1 => Do(Verb.Assign, "nobody", ("role", "operations_lead")),
                        _ => Do(Verb.Resolve, ""),
                    } with
                    {
                        At = at,
                        By = "person:ana",
                    };
                    // While it restarts, no second restart is taken: harm that keeps other harm out would earn something.
                    Act[] acts = [.. play.Acts.Where(act => act.Verb != Verb.Restart)];
                    Score without = Of(play.Variant, acts);
                    DrillRun run = Played(play.Variant, [.. acts, harm]);
                    bool wasTrue = kind == 2 && run.Command.Claims.Any(claim => claim.At == at && claim.IsTrue(run));
                    Score with = Of(play.Variant, run);
                    string gained = string.Join("; ", with.Lines.Zip(without.Lines).Where(pair => pair.First.Points > pair.Second.Points));
                    Assert.True(wasTrue || Judged(with, kind) <= Judged(without, kind) + 1e-9, $"{harm.Verb} at {at} earns: {gained}");
                },
                iter: Plays
            );

    [Fact]
    public void Par_played_by_hand_has_all_points_for_what_customers_lost_and_for_how_soon_it_ended() =>
        Assert.All(
            Variants,
            one =>
            {
                DrillRun run = DrillRun.Play(one.Variant, one.Par.Acts);
                Score score = Score.Of(run, DrillSummary.Of(run), one.Par);
                Assert.All(
                    score.Lines.Where(line => line.Name is "customers" or "mitigate" or "resolve"),
                    line => Assert.Equal(line.Max, line.Points, 9)
                );
            }
        );

    /// <summary>A role without a holder may put the work into quicker hands: only what is said of roles is compared.</summary>
    private static double Judged(Score score, int kind) =>
        score.Lines.Where(line => kind != 1 || line.Name is "roles" or "handovers").Sum(line => line.Points);

    private static Score Of(int variant, Act[] acts) => Of(variant, Played(variant, acts));

    private static Score Of(int variant, DrillRun run) => Score.Of(run, DrillSummary.Of(run), Variants[variant].Par);

    private static DrillRun Played(int variant, Act[] acts) => DrillRun.Play(Variants[variant].Variant, [.. acts.OrderBy(act => act.At)]);

    private static Act Do(Verb verb, string target, params (string Name, string Value)[] args) =>
        new(0, verb, target) { Args = ImmutableSortedDictionary.CreateRange(args.Select(one => KeyValuePair.Create(one.Name, one.Value))) };
}
