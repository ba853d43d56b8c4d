// A new password: from standard input for scripts, asked for on a terminal.
using System.CommandLine;
using Muster.Cli.Terminal;
using Spectre.Console;

namespace Muster.Cli.User;

internal static class Password
{
    public static readonly Option<bool> FromInput = new("--password-stdin")
    {
        Description =
            "Read the password from the first line of standard input. Without it you are asked on the terminal. At least 12 characters.",
    };

    /// <summary>The first line of the input without its end, or what was typed twice.</summary>
    public static async Task<string> ReadAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(FromInput))
        {
            return await Console.In.ReadLineAsync(cancel) ?? "";
        }

        if (Console.IsInputRedirected || !Screen.IsTerminal)
        {
            throw new Failure(
                ExitCode.Usage,
                "There is no terminal to ask for a password on; give it on standard input with --password-stdin."
            );
        }

        string first = await AskAsync("Password: ", cancel);
        string second = await AskAsync("Once more: ", cancel);
        return first == second ? first : throw new Failure(ExitCode.Usage, "The two are not the same. Nothing was changed.");
    }

    private static Task<string> AskAsync(string prompt, CancellationToken cancel) =>
        AnsiConsole.PromptAsync(new TextPrompt<string>(prompt).Secret(mask: null).AllowEmpty(), cancel);
}
