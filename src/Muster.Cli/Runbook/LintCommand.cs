// `muster runbook lint`: every mistake in runbook files, at its line and column.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Runbooks.Document;
using Muster.Server.Web.Document;

namespace Muster.Cli.Runbook;

internal static class LintCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "The runbook files.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        Command command = new(
            "lint",
            "Check runbook files: every mistake in each, as FILE:LINE:COLUMN: MESSAGE. Silent when there is none."
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

        parsed
            .Screen()
            .Answer(
                found.Select(one => new
                {
                    one.File,
                    one.Mistake.Line,
                    one.Mistake.Column,
                    one.Mistake.Field,
                    one.Mistake.Message,
                }),
                () => Show(found)
            );
        return found.Count == 0 ? ExitCode.Done : ExitCode.Usage;
    }

    private static async Task<IReadOnlyList<Mistake>> ReadAsync(string file, CancellationToken cancel)
    {
        try
        {
            return RunbookFileReader.Read(await RunbookFiles.TextAsync(file, cancel)).Mistakes;
        }
        catch (Failure unreadable)
        {
            return [new(0, 0, "", unreadable.Message)];
        }
    }

    /// <summary>In the form that editors jump by; what is wrong with a file as a whole stands at its beginning.</summary>
    private static void Show(List<(string File, Mistake Mistake)> found)
    {
        foreach ((string file, Mistake mistake) in found)
        {
            string line = Math.Max(1, mistake.Line).ToString(CultureInfo.InvariantCulture);
            string column = Math.Max(1, mistake.Column).ToString(CultureInfo.InvariantCulture);
            Screen.Line($"{file}:{line}:{column}: {Screen.Clean(mistake.Sentence)}");
        }
    }
}
