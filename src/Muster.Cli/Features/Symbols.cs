// Adds arguments and options to a command in one go.
using System.CommandLine;

namespace Muster.Cli.Features;

internal static class Symbols
{
    public static Command With(Command command, IReadOnlyList<Symbol> symbols)
    {
        foreach (Symbol symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Add(argument);
                    break;
                case Option option:
                    command.Add(option);
                    break;
                default:
                    throw new ArgumentException($"'{symbol.Name}' is neither an argument nor an option.", nameof(symbols));
            }
        }

        return command;
    }
}
