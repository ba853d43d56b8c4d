// What --help says: the usual, then an example; for `muster` itself the exit codes.
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Muster.Cli.Terminal;

namespace Muster.Cli.Hosting;

internal sealed class Help : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new() { MaxWidth = Screen.IsTerminal ? Math.Max(60, Console.WindowWidth) : int.MaxValue };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine("Exit codes:");
            foreach ((int code, string meaning) in ExitCode.All)
            {
                output.WriteLine($"  {code.ToString(CultureInfo.InvariantCulture), -3}  {meaning}");
            }

            output.WriteLine();
        }
        else if (Examples.Of(Path(parseResult)) is { } example)
        {
            output.WriteLine("Example:");
            output.WriteLine("  " + example);
            output.WriteLine();
        }

        return ExitCode.Done;
    }

    /// <summary>The names of the commands from below the root, with spaces between them; empty for the root.</summary>
    public static string Path(ParseResult parsed)
    {
        Stack<string> names = new();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: var command }; at = at.Parent)
        {
            if (command is not RootCommand)
            {
                names.Push(command.Name);
            }
        }

        return string.Join(' ', names);
    }
}
