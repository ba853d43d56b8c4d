// A command that works on the data directory or database: its own symbols and --json.
using System.CommandLine;
using Muster.Cli.Local;

namespace Muster.Cli.Features;

internal static class LocalVerb
{
    /// <summary>Makes the command; <paramref name="act"/> gets the opened Muster and answers the exit code.</summary>
    public static Command Make(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, LocalMuster, CancellationToken, Task<int>> act
    )
    {
        Command command = Symbols.With(new Command(name, description), symbols);
        command.Add(Output.Json);
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using LocalMuster local = await LocalMuster.OpenAsync(cancel);
                return await act(parsed, local, cancel);
            }
        );
        return command;
    }
}
