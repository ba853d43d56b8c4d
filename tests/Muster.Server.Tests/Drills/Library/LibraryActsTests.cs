// Whatever anybody does in the scenarios that come with Muster: nothing throws, all adds up, and it plays the same again.
using System.Globalization;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Server.Tests.Drills.Library;

public sealed class LibraryActsTests
{
    private const int RunsEach = 12;

    /// <summary>Numbers and words that nobody should say.</summary>
    private static readonly string[] Absurd =
    [
        "NaN",
        "-1",
        "1e308",
        "-Infinity",
        "99999999999999999999",
        "",
        "nobody",
        "person:",
        "\u0000",
        "0x10",
    ];

    [Fact]
    public void Any_acts_are_done_or_refused_and_each_second_adds_up_and_plays_the_same_again()
    {
        int done = 0;
        int refused = 0;
        foreach (Scenario scenario in ScenarioLibrary.All)
        {
            for (int seed = 0; seed < RunsEach; seed++)
            {
                Random chance = new(seed);
                Variant variant = new(scenario, seed - 1, (Difficulty)chance.Next(3));
                Act[] acts = [.. Enumerable.Range(0, chance.Next(1, 80)).Select(_ => Any(scenario, chance))];
                acts = seed % 2 == 0 ? [.. acts.OrderBy(act => act.At)] : acts;

                DrillRun run = DrillRun.Play(variant, acts);

                Assert.All(run.Seconds, second => Assert.True(AddsUp(second), $"{scenario.Id} on seed {seed}: {second}"));
                DrillRun again = DrillRun.Play(variant, acts);
                Assert.Equal(run.Seconds, again.Seconds);
                Assert.Equal(
                    run.Events.Select(one => (one.At, one.Kind, one.Text)),
                    again.Events.Select(one => (one.At, one.Kind, one.Text))
                );
                done += run.Acts.Count;
                refused += run.Events.Count(one => one.Kind == EventKind.Refused);
            }
        }

        Assert.True(done > 500 && refused > 500, $"{done} done, {refused} refused: one of the two was hardly tried.");
    }

    /// <summary>Something that is offered, in a tenth of cases of a target that is not; with what it needs, in a fifth of cases absurd; at any second, also one that is over.</summary>
    private static Act Any(Scenario scenario, Random chance)
    {
        PossibleAction possible = Pick(PossibleAction.In(scenario), chance);
        string target = chance.Next(10) == 0 ? Pick(Absurd, chance) : possible.Target;
        Act act = new(chance.Next(20) == 0 ? chance.Next(-9, int.MaxValue) : chance.Next(scenario.Minutes * 60 / 2), possible.Verb, target)
        {
            By = Pick((string[])["", "ada", "bo"], chance),
        };
        foreach (Parameter parameter in possible.Parameters.Where(parameter => !parameter.IsOptional || chance.Next(2) == 0))
        {
            act = act with
            {
                Args = act.Args.SetItem(parameter.Name, chance.Next(5) == 0 ? Pick(Absurd, chance) : Said(parameter, chance)),
            };
        }

        return act;
    }

    private static string Said(Parameter parameter, Random chance) =>
        parameter.IsNumber
            ? (parameter.Least + ((parameter.Most - parameter.Least) * chance.NextDouble())).ToString(CultureInfo.InvariantCulture)
        : parameter.Choices.IsEmpty ? "We look at it."
        : Pick(parameter.Choices, chance);

    private static T Pick<T>(IReadOnlyList<T> among, Random chance) => among[chance.Next(among.Count)];

    private static bool AddsUp(Second second)
    {
        double parts = second.Served + second.Failed + second.Shed + second.Queued;
        return double.IsFinite(parts)
            && Math.Min(Math.Min(second.Served, second.Failed), Math.Min(second.Shed, second.Queued)) >= 0
            && Math.Abs(second.Offered - parts) <= 1e-6 * (1 + second.Offered);
    }
}
