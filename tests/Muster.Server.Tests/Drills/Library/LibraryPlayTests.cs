// The scenarios that come with Muster play as they should: somebody has to act, in time, and with thought.
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

public sealed class LibraryPlayTests
{
    private const int SeedsEach = 3;

    [Fact]
    public void Nothing_mends_itself_and_it_is_known_within_five_minutes()
    {
        List<string> wrong = [];
        foreach (string id in ScenarioLibrary.Ids)
        {
            foreach (Difficulty difficulty in Enum.GetValues<Difficulty>())
            {
                for (int seed = 1; seed <= SeedsEach; seed++)
                {
                    DrillSummary nothing = DrillSummary.Of(Played.Run(id, seed, difficulty));
                    bool isKnown = nothing.DetectedAt - nothing.StartedAt is >= 0 and <= 300;
                    if (nothing.Outcome != Outcome.Down || !isKnown)
                    {
                        wrong.Add($"{id} on seed {seed} for {difficulty}: {nothing}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("streamflow-buffering", Verb.Restart, "origin")]
    [InlineData("streamflow-buffering", Verb.Rollback, "packager")]
    [InlineData("streamflow-buffering", Verb.Scale, "origin")]
    [InlineData("streamflow-buffering", Verb.Correct, "cdn")]
    [InlineData("primary-volume-failure", Verb.Failover, "database")]
    [InlineData("primary-volume-failure", Verb.Restart, "database")]
    [InlineData("dns-misconfiguration", Verb.Correct, "zone")]
    [InlineData("dns-misconfiguration", Verb.Rollback, "zone")]
    public void What_is_right_with_one_cause_is_not_with_another(string id, Verb verb, string target)
    {
        Played[] causes = [.. Played.Library.Value.Where(one => one.Id == id)];

        Assert.Contains(causes, one => Without(one, verb, target) > 2 * one.Par.Best.CustomerMinutesLost);
        Assert.Contains(causes, one => Without(one, verb, target) <= 2 * one.Par.Best.CustomerMinutesLost);
    }

    [Fact]
    public void Whoever_follows_what_is_on_the_screen_resolves_each_scenario_as_a_newcomer()
    {
        (string Id, int Seed)[] plays = [.. ScenarioLibrary.Ids.SelectMany(id => Enumerable.Range(1, 10).Select(seed => (id, seed)))];

        string[] lost =
        [
            .. plays
                .AsParallel()
                .AsOrdered()
                .Select(play => (play, Summary: DrillSummary.Of(Follower.Play(play.Id, play.Seed, Difficulty.Newcomer))))
                .Where(one => one.Summary.Outcome != Outcome.Resolved)
                .Select(one => $"{one.play}: {one.Summary}"),
        ];

        Assert.True(lost.Length == 0, string.Join("\n", lost));
    }

    [Fact]
    public void The_best_run_played_by_hand_has_all_points_for_customers_and_for_how_soon_it_stopped() =>
        Assert.All(
            Played.Library.Value,
            one =>
            {
                DrillRun run = Played.Run(one.Id, one.Seed, Difficulty.Practised, one.Par.Acts);
                Score score = Score.Of(run, DrillSummary.Of(run), one.Par);
                Assert.All(
                    score.Lines.Where(line => line.Name is "customers" or "mitigate" or "resolve"),
                    line => Assert.Equal(line.Max, line.Points, 6)
                );
            }
        );

    [Fact]
    public void About_fifteen_of_a_hundred_cannot_check_out_and_stopping_the_deletion_early_saves_nearly_all_pictures()
    {
        ParRun deletion = Played.Library.Value.Single(one => one.Id == "delete-all").Par;

        double checkout = Played.Run("checkout-500s", 1, Difficulty.Practised).Seconds.Max(second => second.LossShare);
        double pictures = Played.Run("delete-all", 1, Difficulty.Practised, deletion.Acts).Seconds.Max(second => second.LossShare);

        Assert.InRange(checkout, 0.1, 0.2);
        Assert.InRange(pictures, 0.01, 0.07);
    }

    [Fact]
    public void Payments_are_back_within_about_twelve_minutes_in_the_best_run()
    {
        DrillSummary best = Played.Library.Value.Single(one => one.Id == "black-friday-payments").Par.Best;

        Assert.InRange(best.MitigatedAt!.Value - best.StartedAt, 8 * 60, 14 * 60);
    }

    [Fact]
    public void The_page_about_par_says_what_the_search_finds() =>
        Approved("scenarios-par.md", ParTable.Write(Played.Library.Value), "what the scenarios cost");

    [Fact]
    public void The_picture_of_the_herd_shows_its_five_curves() =>
        Approved("thundering-herd.svg", HerdPicture.Draw(), "what the herd does");

    /// <summary>What the best run loses when it leaves all acts of a kind on one component out.</summary>
    private static double Without(Played one, Verb verb, string target) =>
        DrillSummary
            .Of(
                Played.Run(one.Id, one.Seed, Difficulty.Practised, [.. one.Par.Acts.Where(act => act.Verb != verb || act.Target != target)])
            )
            .CustomerMinutesLost;

    private static void Approved(string name, string wanted, string what)
    {
        string stands = RepositoryFile.Find($"docs/{name}") is { } path ? File.ReadAllText(path) : "";
        if (stands.ReplaceLineEndings("\n") != wanted)
        {
            string written = RepositoryFile.PathOf($"artifacts/test/{name}");
            Directory.CreateDirectory(Path.GetDirectoryName(written)!);
            File.WriteAllText(written, wanted);
        }

        Assert.True(
            stands.ReplaceLineEndings("\n") == wanted,
            $"docs/{name} is not {what}. Look at artifacts/test/{name}; when it is what is meant, approve it: cp artifacts/test/{name} docs/{name}"
        );
    }
}
