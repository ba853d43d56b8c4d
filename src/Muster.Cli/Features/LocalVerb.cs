// A command that works on the data directory or database: its own symbols and --json.
using System.CommandLine;
using Muster.Cli.Local;

namespace Muster.Cli.Features;

internal static class LocalVerb
{
    /// <summary>
    /// Makes the command; <paramref name="act"/> gets the opened Muster and answers the exit code. Where there is none yet, the command fails and makes none, so
    /// that a backup of the wrong directory cannot succeed.
    /// </summary>
    public static Command Make(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, LocalMuster, CancellationToken, Task<int>> act
    ) => Make(name, description, symbols, mayBegin: false, act);

    /// <summary>Makes a command that begins a Muster where there is none.</summary>
    public static Command MakeBeginning(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, LocalMuster, CancellationToken, Task<int>> act
    ) => Make(name, description, symbols, mayBegin: true, act);

    private static Command Make(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        bool mayBegin,
        Func<ParseResult, LocalMuster, CancellationToken, Task<int>> act
    )
    {
        Command command = Symbols.With(new Command(name, description), symbols);
        command.Add(Output.Json);
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using LocalMuster local = mayBegin ? await LocalMuster.OpenAsync(cancel) : await LocalMuster.OpenPresentAsync(cancel);
                return await act(parsed, local, cancel);
            }
        );
        return command;
    }
}
