// Hundreds of runs by seed, each judged by every checker; a failing one says how to play it again.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Simulation.Checkers;

namespace Muster.Engine.Tests.Simulation;

/// <summary>
/// <c>SIM_SEEDS=3000</c> plays more runs, <c>SIM_SEED=42</c> that one alone.
/// </summary>
public sealed class SimulationTests
{
    private const int SeedsUsual = 200;

    private static readonly ImmutableArray<IChecker> Checkers =
    [
        new NoSignalLost(),
        new NoDuePageLost(),
        new EverybodyIsTold(),
        new FewMessagesAPerson(),
        new OneCommander(),
        new NoSendAfterAnswer(),
        new NobodyIsAskedAfterNo(),
        new NoGaps(),
        new DuplicatesOnlyAfterTrouble(),
        new AttemptsInOrder(),
        new CountsAreTrue(),
        new RowsFollowTheRecord(),
    ];

    [Fact]
    public void Whatever_breaks_no_invariant_does()
    {
        int? one = Number("SIM_SEED");
        int[] seeds = one is { } seed ? [seed] : [.. Enumerable.Range(1, Number("SIM_SEEDS") ?? SeedsUsual)];
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
            .Range(1, 20)
            .Select(half => Play(2 * half))
            .First(run =>
                run.Pages().Any(one => one.Page.Status is PageStatus.Active or PageStatus.Exhausted && one.Page.Deliveries.Any(IsTold))
            );
        History lost = storm with { Arrived = [.. storm.Arrived.Where(one => one.Message.Digest is null)] };
        History notMade = storm with
        {
            Events =
            [
                .. storm.Events.Select(stored =>
                    stored with
                    {
                        Data = Regex.Replace(
                            stored.Data,
                            "\"digest\":\"[^\"]*\"",
                            "\"digest\":null",
                            RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        ),
                    }
                ),
            ],
        };

        Assert.Empty(new EverybodyIsTold().Breaches(storm));
        Assert.NotEmpty(new EverybodyIsTold().Breaches(lost));
        Assert.Empty(new FewMessagesAPerson().Breaches(storm));
        Assert.NotEmpty(new FewMessagesAPerson().Breaches(notMade));
    }

    private static bool IsTold(PageDelivery delivery) => delivery is { State: DeliveryState.Delivered, Planned.Digest: not null };

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
            Play it again with: SIM_SEED={seed} dotnet run --project tests/Muster.Engine.Tests -- --filter-class {typeof(SimulationTests).FullName}
            """;

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
