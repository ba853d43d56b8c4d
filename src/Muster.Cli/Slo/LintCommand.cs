// `muster slo lint`: every mistake in OpenSLO files, at its line and column.
using System.CommandLine;
using Muster.Cli.Features;

namespace Muster.Cli.Slo;

internal static class LintCommand
{
    public static Command Create()
    {
        Command command = new(
            "lint",
            "Check OpenSLO v1 files: every mistake in all of them, as FILE:LINE:COLUMN: MESSAGE. Silent when there is none."
        )
        {
            OpenSloArgument.Files,
            Output.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) =>
        FileMistakes.Answer(parsed, (await OpenSloArgument.ReadAsync(parsed, cancel)).Mistakes);
}
