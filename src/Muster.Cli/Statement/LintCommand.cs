// `muster statement lint`: guesses, promises without a time, blame and the like, each with a reason and better words.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Server.Communications;

namespace Muster.Cli.Statement;

internal static class LintCommand
{
    private static readonly Option<string?> For = new("--audience")
    {
        Description = "For whom: public, executive or internal. A line of JSON that says it itself is taken at its word.",
        HelpName = "AUDIENCE",
    };

    public static Command Create()
    {
        For.AcceptOnlyFromAmong("public", "executive", "internal");
        Command command = new(
            "lint",
            "Read a statement from standard input and say what to mend: guesses, promises without a time, blame, insiders' words, numbers from nowhere, no next update, "
                + "too long. With --json: JSON lines {id, audience, severity, text, facts?} come in, and {id, findings: [{rule, span, why, suggestion}]} go out, a line for a line; "
                + "a span is its first character and the one after its last."
        )
        {
            For,
            Output.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        Audience? audience = parsed.GetValue(For) is { } word ? StatementLine.ReadAudience(word) : null;
        return parsed.Screen().IsJson
            ? await LintLines.AnswerAsync((line, mistakes) => Read(line, audience, mistakes), cancel)
            : await TextAsync(audience ?? Audience.Public, cancel);
    }

    private static async Task<int> TextAsync(Audience audience, CancellationToken cancel)
    {
        string text = (await Console.In.ReadToEndAsync(cancel)).TrimEnd();
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new Failure(ExitCode.Usage, "There is nothing to read: give the statement on standard input.");
        }

        LintLines.Show(StatementLint.Find(text, new(audience, Facts: null, InternalNames: [])));
        return ExitCode.Done;
    }

    private static LintedLine? Read(JsonElement line, Audience? audience, IList<string> mistakes) =>
        StatementLine.Read(line, audience, mistakes) is { } read ? new(read.Id, StatementLint.Find(read.Text, read.Context)) : null;
}
