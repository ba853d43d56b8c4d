// `muster drill play`: commands a simulated incident in the terminal, without a server.
using System.CommandLine;
using System.Security.Cryptography;
using Muster.Cli.Drill.Terminal;
using Muster.Cli.Terminal;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Spectre.Console;

namespace Muster.Cli.Drill;

internal static class PlayCommand
{
    private const int SeedMax = 1_000_000;

    /// <summary>The other screen of the terminal, so that what stood there comes back.</summary>
    private const string Enter = "\e[?1049h\e[?25l\e[2J";

    private const string Leave = "\e[0m\e[?25h\e[?1049l";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static Command Create()
    {
        Argument<string> scenario = ScenarioArgument.Create();
        Option<long?> seed = new("--seed") { Description = "Which variant; left out, any.", HelpName = "N" };
        Option<string> difficulty = DifficultyOption.Create();
        Option<int> speed = new("--speed")
        {
            Description = "How many simulated seconds pass in one, 1 to 20.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        Command command = new(
            "play",
            "Command a simulated incident in this terminal, without a server. 'help' lists what can be done in it."
        )
        {
            scenario,
            seed,
            difficulty,
            speed,
        };
        command.SetAction(
            async (parsed, cancel) =>
                await PlayAsync(
                    new Variant(
                        await ScenarioArgument.ReadAsync(parsed.GetRequiredValue(scenario), cancel),
                        parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1, SeedMax),
                        DifficultyOption.Read(parsed, difficulty)
                    ),
                    parsed.GetRequiredValue(scenario),
                    parsed.GetValue(speed),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> PlayAsync(Variant variant, string wanted, int speed, CancellationToken cancel)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            throw new Failure(
                ExitCode.Usage,
                "A drill is played in a terminal, and this is none.",
                ["'muster drill run' plays one without a person."]
            );
        }

        Game game = new(variant, speed, Clock.Now);
        Console.Out.Write(Enter);
        try
        {
            await LoopAsync(game, cancel);
        }
        finally
        {
            Console.Out.Write(Leave);
        }

        Debrief(game, wanted);
        await WhysAsync(game.Run.Variant, cancel);
        return ExitCode.Done;
    }

    private static async Task LoopAsync(Game game, CancellationToken cancel)
    {
        int drawn = -1;
        while (!game.IsOver && !cancel.IsCancellationRequested)
        {
            bool isPressed = false;
            for (; !game.IsOver && Console.KeyAvailable; isPressed = true)
            {
                game.Press(Console.ReadKey(intercept: true));
            }

            game.Pass(Clock.Now);
            if (isPressed || drawn != game.Run.Now)
            {
                drawn = game.Run.Now;
                Draw(game);
            }

            await Task.Delay(Look, CancellationToken.None);
        }
    }

    private static void Draw(Game game)
    {
        int width = Math.Max(Frame.WidthMin, AnsiConsole.Profile.Width);
        int height = Math.Max(Frame.HeightMin, AnsiConsole.Profile.Height);
        bool isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        foreach ((int row, (string text, Style style)) in Frame.Of(game, width, height).Index())
        {
            Console.Out.Write($"\e[{row + 1};1H");
            AnsiConsole.Write(new Text(text, isPlain ? Style.Plain : style));
        }
    }

    /// <summary>The rest is played without anybody, as it would have gone.</summary>
    private static void Debrief(Game game, string wanted)
    {
        int left = game.Run.Now;
        while (!game.Run.IsOver)
        {
            game.Run.Step();
        }

        Core.Drills.Drill drill = new()
        {
            Scenario = game.Run.Variant.Scenario.Id,
            Seed = game.Run.Variant.Seed,
            Seconds = game.Run.Variant.Seconds,
        };
        DrillResult result = new(new PlayedDrill(drill, 0, game.Run, game.Run.Now));
        Screen.Line($"{result.Outcome}, played until {DrillSecond.Text(left)}: {result.Times}.");
        ParRun par = Par.Find(game.Run.Variant);
        Score score = Score.Of(game.Run, result.Summary, par);
        Screen.Line($"Score: {score.Points.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} of 100.");
        foreach (ScoreLine line in score.Lines)
        {
            Screen.Line($"  {line.Points, 4:0.#} of {line.Max, 2:0}  {line.Title, -21} {line.Why}");
        }

        Screen.Facts(
            ("Customer-minutes lost", Minutes(result.Summary)),
            ("The best known run", $"{Minutes(par.Best)}; {Minutes(par.Nothing)} when nobody does anything"),
            ("The same again", $"muster drill play {wanted} --seed {drill.Seed} --difficulty {Word.Of(game.Run.Variant.Difficulty)}")
        );
    }

    /// <summary>The question first, and the answer when they ask for it: whoever reads the answer first finds nothing out.</summary>
    private static async Task WhysAsync(Variant variant, CancellationToken cancel)
    {
        Why[] whys = [.. variant.Whys];
        Screen.Line();
        Screen.Line($"{whys[0].Question} Ask why five times and answer to yourself, then press Enter to compare.");
        while (!await IsEnterAsync(cancel))
        {
            // Another key is no answer.
        }

        foreach (Why why in whys)
        {
            Screen.Line();
            Screen.Line(why.Question);
            Screen.Line($"  {why.Answer}{(why.IsRoot ? " (a root: the system has to be changed here)" : "")}");
        }

        Screen.Line();
        foreach (DrawnFault fault in variant.Faults)
        {
            Screen.Line($"{DrillSecond.Text(fault.At)}  {fault.Fault.Text}");
        }

        Screen.Line();
        Screen.Line($"What it teaches: {variant.Lesson}");
    }

    /// <summary>Waits for a key; true when it is Enter, and when nobody will press one any more.</summary>
    private static async Task<bool> IsEnterAsync(CancellationToken cancel)
    {
        while (!Console.KeyAvailable)
        {
            if (cancel.IsCancellationRequested)
            {
                return true;
            }

            await Task.Delay(Look, CancellationToken.None);
        }

        return Console.ReadKey(intercept: true).Key == ConsoleKey.Enter;
    }

    private static string Minutes(DrillSummary summary) =>
        summary.CustomerMinutesLost.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
