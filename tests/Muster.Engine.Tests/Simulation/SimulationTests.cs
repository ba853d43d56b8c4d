// Hundreds of runs by seed, each judged by every checker; a failing one says how to play it again.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Simulation.Checkers;

namespace Muster.Engine.Tests.Simulation;

/// <summary>
/// <c>bin/sim</c> sets <c>SIM_SEEDS</c>, how many seeds are played, <c>SIM_FROM</c>, the first of them, and <c>SIM_SEED</c>, one alone.
/// </summary>
public sealed class SimulationTests
{
    private const int SeedsUsual = 150;

    /// <summary>A seed in which many pages wait for one who sleeps.</summary>
    private const int StormInSleep = 234;

    private static readonly ImmutableArray<IChecker> Checkers =
    [
        new NoSignalLost(),
        new NoDuePageLost(),
        new EverybodyIsTold(),
        new FewMessagesAPerson(),
        new OneCommander(),
        new NoSendAfterAnswer(),
        new NobodyIsAskedAfterNo(),
        new NobodyElseIsPaged(),
        new EveryHandOverIsCovered(),
        new NoGaps(),
        new DuplicatesOnlyAfterTrouble(),
        new AttemptsInOrder(),
        new CountsAreTrue(),
        new RowsFollowTheRecord(),
        new JumpsMoveNothing(),
        new SilentHeartbeatsPage(),
    ];

    [Fact]
    public void Whatever_breaks_no_invariant_does()
    {
        int? one = Number("SIM_SEED");
        int[] seeds = one is { } seed
            ? [seed]
            : [.. Enumerable.Range(Number("SIM_FROM") ?? 1, Number("SIM_SEEDS") ?? SeedsUsual), .. SeedsOnceFailed.All.Keys];
        ConcurrentBag<string> failures = [];
        int arrived = 0;
        Parallel.ForEach(
            seeds,
            // A run never waits: more of them than cores only crowd the caches.
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (played, state) =>
            {
                if (Judge(played, ref arrived) is { } failure)
                {
                    failures.Add(failure);
                    state.Stop();
                }
            }
        );
        Assert.True(failures.IsEmpty, string.Join("\n", failures));

        // A run in which nothing happens holds every invariant: the whole must have paged people often.
        Assert.True(
            arrived > 5 * seeds.Length,
            $"Only {arrived} messages arrived in all runs: the simulation does not exercise the pager."
        );
    }

    [Fact]
    public void The_same_seed_is_the_same_run()
    {
        History first = Play(7);
        History second = Play(7);
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(first.Begun.Select(EventJson.Write), second.Begun.Select(EventJson.Write));
    }

    /// <summary>Both would be content with runs in which nobody is told of much.</summary>
    [Fact]
    public void The_checkers_of_digests_see_one_that_is_lost_and_one_that_was_not_made()
    {
        History storm = Enumerable
            .Range(1, 40)
            .Where(seed => Traits.Of(seed).Bursts)
            .Select(Play)
            .First(run => new EverybodyIsTold().Breaches(Lost(run)).Any() && new FewMessagesAPerson().Breaches(NotMade(run)).Any());

        Assert.Empty(new EverybodyIsTold().Breaches(storm));
        Assert.Empty(new FewMessagesAPerson().Breaches(storm));
        Assert.NotEmpty(
            new FewMessagesAPerson().Breaches(Told(Play(StormInSleep), "\"digest\":\"[^\"]*\",\"sendAt\"", "\"digest\":null,\"sendAt\""))
        );

        static History Lost(History run) => run with { Arrived = [.. run.Arrived.Where(one => one.Message.Digest is null)] };

        static History NotMade(History run) => Told(run, "\"digest\":\"[^\"]*\"", "\"digest\":null");
    }

    /// <summary>Somebody else in each step's messages, and a roster that nobody may have read so, in the first run that has both.</summary>
    [Fact]
    public void The_checkers_of_people_see_who_was_not_meant_and_a_hand_over_that_was_missed()
    {
        History run = Enumerable
            .Range(1, 40)
            .Where(seed => Traits.Of(seed).HandsOver)
            .Select(Play)
            .First(one => one.Events.Any(stored => stored.Type == "roster.override_added"));
        History toCleo = Told(run, "\"person\":\"ana\"", "\"person\":\"cleo\"");
        History late = run with
        {
            Events =
            [
                .. run.Events.Select(stored =>
                    stored.Type == "page.started"
                        ? stored with
                        {
                            Data = stored.Data.Replace("schedule:playback", "person:emil", StringComparison.Ordinal),
                        }
                        : stored
                ),
            ],
        };

        Assert.Empty(new NobodyElseIsPaged().Breaches(run));
        Assert.NotEmpty(new NobodyElseIsPaged().Breaches(toCleo));
        Assert.NotEmpty(new NobodyElseIsPaged().Breaches(late));
        Assert.Empty(new EveryHandOverIsCovered().Breaches(run));
    }

    /// <summary>The run with other words in what its steps said.</summary>
    private static History Told(History run, string pattern, string replacement) =>
        run with
        {
            Events =
            [
                .. run.Events.Select(stored =>
                    stored.Type == "page.step_notified"
                        ? stored with
                        {
                            Data = Regex.Replace(stored.Data, pattern, replacement, RegexOptions.None, TimeSpan.FromSeconds(1)),
                        }
                        : stored
                ),
            ],
        };

    /// <summary>Plays a seed; answers what it broke, null when every invariant held.</summary>
    private static string? Judge(int seed, ref int arrived)
    {
        try
        {
            History history = Play(seed);
            Interlocked.Add(ref arrived, history.Arrived.Length);
            string[] breaches = [.. Checkers.SelectMany(checker => checker.Breaches(history))];
            return breaches.Length > 0 ? Report(seed, breaches) : null;
        }
        catch (Exception failure)
        {
            return Report(seed, [failure.ToString()]);
        }
    }

    private static History Play(int seed)
    {
        using SimulatedRun run = new(seed);
        return run.Play();
    }

    private static string Report(int seed, string[] breaches) =>
        $"""
            Seed {seed} breaks {breaches.Length} times:
            {string.Join("\n", breaches.Take(10))}
            Play it again with: bin/sim --seed {seed}
            """;

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
