// The scenarios that come with Muster play as they should: somebody has to act, in time, and with thought.
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;
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
