// `muster drill run`: a drill without a person, for tests, research and bots.
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Drills.Document;
using Muster.Server.Web.Document;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Cli.Drill;

internal static class RunCommand
{
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "Which variant is played; the same seed is the same variant.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Actions = new("--actions")
    {
        Description = "A file of JSON lines with what is done and when; - reads standard input. Without it nobody does anything.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Argument<string> scenario = ScenarioArgument.Create();
        Option<string> difficulty = DifficultyOption.Create();
        Command command = new(
            "run",
            "Play a scenario to its end without a person. With --json: a line for each simulated second, then the summary; the same input is the same output, byte for byte."
        )
        {
            scenario,
            Seed,
            difficulty,
            Actions,
            Output.Json,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                Scenario read = await ScenarioArgument.ReadAsync(parsed.GetRequiredValue(scenario), cancel);
                ImmutableArray<Act> acts = await ActsAsync(parsed.GetValue(Actions), read, cancel);
                Variant variant = new(read, parsed.GetValue(Seed), DifficultyOption.Read(parsed, difficulty));
                if (parsed.Screen().IsJson)
                {
                    Json(variant, acts);
                }
                else
                {
                    Show(variant, acts);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<ImmutableArray<Act>> ActsAsync(string? file, Scenario scenario, CancellationToken cancel)
    {
        if (file is null)
        {
            return [];
        }

        string text = file == "-" ? await Console.In.ReadToEndAsync(cancel) : await TextFiles.ReadAsync(file, cancel);
        (ImmutableArray<Act> acts, ImmutableArray<Mistake> mistakes) = ActFileReader.Read(text, scenario);
        return mistakes.IsEmpty
            ? acts
            : throw new Failure(
                ExitCode.Usage,
                $"{file} has {(mistakes.Length == 1 ? "a mistake" : $"{mistakes.Length} mistakes")}; nothing was played.",
                [.. mistakes.Select(mistake => mistake.ToString())]
            );
    }

    private static void Json(Variant variant, ImmutableArray<Act> acts)
    {
        using BufferedStream output = new(Console.OpenStandardOutput(), 1 << 16);
        using RunLines lines = new(output);
        DrillRun run = DrillRun.Play(variant, acts, lines.Write);
        (DrillSummary summary, ParRun par, Score score) = Judge(run);
        lines.Write(run, summary, par, score);
    }

    private static void Show(Variant variant, ImmutableArray<Act> acts)
    {
        DrillRun run = DrillRun.Play(variant, acts);
        (DrillSummary summary, ParRun par, Score score) = Judge(run);
        Screen.Line($"{variant.Scenario.Title}: seed {variant.Seed.ToString(CultureInfo.InvariantCulture)}, {Word.Of(variant.Difficulty)}");
        Screen.Line();
        foreach (DrillEvent one in run.Events)
        {
            string hidden = one.IsKnown ? "" : " (nobody saw it)";
            Screen.Line($"  {Clock(one.At)}  {Screen.Clean(one.Text)}{hidden}");
        }

        Screen.Line();
        Screen.Line(
            $"Outcome: {Word.Of(summary.Outcome)}. Customers lost {Minutes(summary)} minutes; {Minutes(par.Best)} in the best known run, {Minutes(par.Nothing)} when nobody does anything."
        );
        Screen.Line($"The bleeding stopped at {Clock(summary.MitigatedAt)}, all was whole at {Clock(summary.ResolvedAt)}.");
        Screen.Line();
        Screen.Table(
            ["WHAT", "POINTS", "OF", "WHY"],
            [
                .. score.Lines.Select(line =>
                    (IReadOnlyList<string>)
                        [
                            line.Name,
                            line.Points.ToString("0.#", CultureInfo.InvariantCulture),
                            line.Max.ToString("0", CultureInfo.InvariantCulture),
                            line.Why,
                        ]
                ),
            ],
            ""
        );
        Screen.Line();
        Screen.Line($"Score: {score.Points.ToString("0.#", CultureInfo.InvariantCulture)} of 100. {variant.Lesson}");
    }

    private static (DrillSummary Summary, ParRun Par, Score Score) Judge(DrillRun run)
    {
        DrillSummary summary = DrillSummary.Of(run);
        ParRun par = Par.Find(run.Variant);
        return (summary, par, Score.Of(run, summary, par));
    }

    private static string Minutes(DrillSummary summary) => summary.CustomerMinutesLost.ToString("N0", CultureInfo.InvariantCulture);

    private static string Clock(int? second) => second is { } known ? DrillSecond.Text(known) : "never";
}
