// The command tree of `muster`, and what its failures say.
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;
using Muster.Cli.Actions;
using Muster.Cli.Alert;
using Muster.Cli.Bin;
using Muster.Cli.Catalog;
using Muster.Cli.Change;
using Muster.Cli.Completion;
using Muster.Cli.Drill;
using Muster.Cli.Gate;
using Muster.Cli.Incident;
using Muster.Cli.Key;
using Muster.Cli.Measures;
using Muster.Cli.Page;
using Muster.Cli.Receipt;
using Muster.Cli.Record;
using Muster.Cli.Retention;
using Muster.Cli.Review;
using Muster.Cli.Run;
using Muster.Cli.Runbook;
using Muster.Cli.Runner;
using Muster.Cli.Schedule;
using Muster.Cli.Search;
using Muster.Cli.Serve;
using Muster.Cli.Settings;
using Muster.Cli.Silence;
using Muster.Cli.Slo;
using Muster.Cli.Statement;
using Muster.Cli.Status;
using Muster.Cli.Terminal;
using Muster.Cli.User;
using Muster.Cli.Watch;
using Muster.Engine.Ports;
using Muster.Server.Web.Document;
using Muster.Storage.Backup;
using Muster.Storage.Schema;

namespace Muster.Cli.Hosting;

public static class CommandLine
{
    /// <summary>Runs one command line and answers its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // A server stays, and what it made to read its arguments stays with it.
        ParseResult parsed = (arguments is ["serve", ..] ? Root([ServeCommand.Create()]) : Root()).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return Misread(parsed);
        }

        try
        {
            // The server stops by itself on a signal, gracefully; the default handler would cut it short after two seconds.
            InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, CancellationToken.None);
        }
        catch (Failure failure)
        {
            Screen.Aside("muster: " + failure.Message);
            foreach (string detail in failure.Details)
            {
                Screen.Aside("  " + detail);
            }

            return failure.Code;
        }
        catch (BackupException refused)
        {
            Screen.Aside("muster: " + refused.Message);
            return ExitCode.Refused;
        }
        catch (Exception unavailable) when (unavailable is StoreUnavailableException or SchemaVersionException or DbException)
        {
            Screen.Aside("muster: " + unavailable.Message);
            return ExitCode.Unavailable;
        }
    }

    internal static RootCommand Root() =>
        Root([
            ServeCommand.Create(),
            WatchCommand.Create(),
            IncidentCommands.Create(),
            ReviewCommands.Create(),
            ActionCommands.Create(),
            SearchCommand.Create(),
            AlertCommands.Create(),
            SilenceCommands.Create(),
            ChangeCommand.Create(),
            ChangesCommand.Create(),
            ReceiptCommand.Create(),
            PageCommands.Create(),
            ScheduleCommands.Create(),
            MeasuresCommand.Create(),
            DrillCommands.Create(),
            RunbookCommands.Create(),
            ApprovedCommand.Create(),
            RunnerCommand.Create(),
            SloCommands.Create(),
            GateCommand.Create(),
            StatementCommands.Create(),
            SubscriberCommands.Create(),
            StatusCommands.Create(),
            ApplyCommand.Create(),
            Catalog.ExportCommand.Create(),
            UserCommands.Create(),
            KeyCommands.Create(),
            VerifyCommand.Create(),
            RebuildCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            BinCommands.Create(),
            RetentionCommands.Create(),
            ConfigCommand.Create(),
            CompletionCommand.Create(),
        ]);

    private static RootCommand Root(IEnumerable<Command> commands)
    {
        RootCommand root = new(
            "Muster: incident command that you host yourself. 'muster serve' runs the server; the other commands ask it, or work on its data directory."
        );
        foreach (Command command in commands)
        {
            root.Subcommands.Add(command);
        }

        // The usual one also answers to Windows' /? and completes it everywhere.
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show this help.", Action = new Help() });
        root.Options.OfType<VersionOption>().Single().Description = "Show the version.";
        return root;
    }

    private static int Misread(ParseResult parsed)
    {
        if (parsed.Tokens.Count == 0)
        {
            parsed.RootCommandResult.Command.Parse(["--help"]).Invoke();
            return ExitCode.Usage;
        }

        Command command = parsed.CommandResult.Command;
        string path = $"muster {Help.Path(parsed)}".TrimEnd();
        string? unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is not null && command.Subcommands.Count > 0)
        {
            Screen.Aside(
                $"muster: '{unknown}' is no command of '{path}'{Nearest.Hint(unknown, [.. command.Subcommands.Select(one => one.Name)])}"
            );
        }
        else
        {
            foreach (string mistake in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            {
                Screen.Aside("muster: " + mistake);
            }
        }

        Screen.Aside($"'{path} --help' says what it takes.");
        return ExitCode.Usage;
    }
}
