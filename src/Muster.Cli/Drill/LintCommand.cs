// `muster drill lint`: every mistake in scenario files, at its line and column.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Drills.Document;
using Muster.Server.Web.Document;

namespace Muster.Cli.Drill;

internal static class LintCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "The scenario files.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        Command command = new(
            "lint",
            "Check scenario files: every mistake in each, as FILE:LINE:COLUMN: MESSAGE. Silent when there is none."
        )
        {
            Files,
            Output.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        string[] files = parsed.GetRequiredValue(Files);
        List<(string File, Mistake Mistake)> found = [];
        foreach (string file in files)
        {
            found.AddRange((await ReadAsync(file, cancel)).Select(mistake => (file, mistake)));
        }

        return FileMistakes.Answer(parsed, found);
    }

    private static async Task<IReadOnlyList<Mistake>> ReadAsync(string file, CancellationToken cancel)
    {
        try
        {
            return ScenarioFileReader.Read(await TextFiles.ReadAsync(file, cancel)).Mistakes;
        }
        catch (Failure unreadable)
        {
            return [new(0, 0, "", unreadable.Message)];
        }
    }
}
