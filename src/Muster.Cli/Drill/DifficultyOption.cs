// How hard a drill is, as every verb asks it.
using System.CommandLine;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill;

internal static class DifficultyOption
{
    public static Option<string> Create()
    {
        Option<string> option = new("--difficulty")
        {
            Description = $"How much misleads: {string.Join(", ", Word.All<Difficulty>())}.",
            DefaultValueFactory = _ => Word.Of(Difficulty.Newcomer),
        };
        option.AcceptOnlyFromAmong([.. Word.All<Difficulty>()]);
        return option;
    }

    public static Difficulty Read(ParseResult parsed, Option<string> option) =>
        Word.TryParse<Difficulty>(parsed.GetValue(option)) ?? Difficulty.Newcomer;
}
