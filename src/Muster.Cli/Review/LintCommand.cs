// `muster review lint`: causes that are people, whys that say nothing new, actions that change nothing, each with a reason and the next question.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Reviews.Lint;

namespace Muster.Cli.Review;

internal static class LintCommand
{
    private static readonly Option<string?> Of = new("--kind")
    {
        Description =
            "What the text is: why, root_cause, action_item or sentence. A line of JSON that says it itself is taken at its word.",
        HelpName = "KIND",
    };

    public static Command Create()
    {
        Of.AcceptOnlyFromAmong([.. ReviewLine.Kinds]);
        Command command = new(
            "lint",
            "Read a text of a review from standard input and say what to mend: a person as the cause, a why that repeats the one before, an action that changes nothing or lacks "
                + "an owner, a day, or a way to tell that it worked. With --json: JSON lines {id, kind, text, context?} come in, and {id, findings: [{rule, span, why, suggestion}]} "
                + "go out, a line for a line; a span is its first character and the one after its last. It needs no server."
        )
        {
            Of,
            Output.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        ReviewTextKind? kind = parsed.GetValue(Of) is { } word ? ReviewLine.ReadKind(word) : null;
        if (parsed.Screen().IsJson)
        {
            return await LintLines.AnswerAsync((line, mistakes) => Read(line, kind, mistakes), cancel);
        }

        string text = (await Console.In.ReadToEndAsync(cancel)).TrimEnd();
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new Failure(ExitCode.Usage, "There is nothing to read: give the text on standard input.");
        }

        LintLines.Show(ReviewLint.Find(kind ?? ReviewTextKind.Sentence, text, ReviewContext.Nothing));
        return ExitCode.Done;
    }

    private static LintedLine? Read(JsonElement line, ReviewTextKind? kind, IList<string> mistakes) =>
        ReviewLine.Read(line, kind, mistakes) is { } read ? new(read.Id, ReviewLint.Find(read.Kind, read.Text, read.Context)) : null;
}
