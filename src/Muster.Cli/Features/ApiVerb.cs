// A command that asks the server: its own symbols, the connection's and --json.
using System.CommandLine;
using Muster.Cli.Api;

namespace Muster.Cli.Features;

internal static class ApiVerb
{
    /// <summary>Makes the command; <paramref name="act"/> gets a client that is connected as the options say.</summary>
    public static Command Make(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, MusterClient, CancellationToken, Task> act
    )
    {
        Command command = Symbols.With(new Command(name, description), [.. symbols, .. Connection.Options, Output.Json]);
        command.SetAction(
            async (parsed, cancel) =>
            {
                using MusterClient client = await Connection.OpenAsync(parsed, cancel);
                await act(parsed, client, cancel);
            }
        );
        return command;
    }
}
