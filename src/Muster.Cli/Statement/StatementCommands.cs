// `muster statement`: what stakeholders are told, before they are told.
using System.CommandLine;

namespace Muster.Cli.Statement;

internal static class StatementCommands
{
    public static Command Create() =>
        new("statement", "Read statements before stakeholders do. It needs no server.") { LintCommand.Create() };
}
