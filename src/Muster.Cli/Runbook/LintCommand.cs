// `muster runbook lint`: every mistake in runbook files, at its line and column.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Server.Runbooks.Document;

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

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) =>
        FileMistakes.LintAsync(parsed, parsed.GetRequiredValue(Files), text => RunbookFileReader.Read(text).Mistakes, cancel);
}
