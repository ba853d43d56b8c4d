// `muster run`: a command that a second person approves before it starts and can stop while it runs.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Features;
using Muster.Cli.Incident;
using Muster.Cli.Jobs;
using Muster.Cli.Terminal;

namespace Muster.Cli.Run;

internal static class ApprovedCommand
{
    /// <summary>10 seconds for a command to put its work down.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly Argument<string[]> Words = new("COMMAND")
    {
        Description = "Behind --: the program and its arguments, each passed on as it stands; no shell reads them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> On = new("--incident")
    {
        Description = "The incident that it is for: INC-42, or 42. Its timeline tells what the command did.",
        HelpName = "INCIDENT",
    };

    private static readonly Option<string?> FilesFrom = new("--files-from")
    {
        Description =
            "A file with the paths that it would touch, a line each or with zero bytes between them, such as a dry run wrote: the approver sees them. Default: the paths among its arguments.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Command command = Symbols.With(
            new(
                "run",
                "Run a command that a second person approves before it starts: they see the program, what its arguments lead to and the files below them. It runs here, as you, "
                    + "reads nothing, and is stopped with all its children by Ctrl-C, by anybody who presses stop in Muster, and when Muster cannot be reached for 30 seconds. "
                    + "Ends with the command's exit code, 128 and the signal's number when one ended it."
            ),
            [Words, On, FilesFrom, .. Connection.Options]
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        CommandResolver resolver = new(
            parsed.GetRequiredValue(Words),
            Environment.CurrentDirectory,
            parsed.GetValue(FilesFrom),
            SecretMask.OfEnvironment()
        );
        ResolvedCommand command = resolver.Resolve().Command;
        using MusterClient client = await Connection.OpenAsync(parsed, cancel);
        using StopSignals stop = new(cancel);
        string? incident = parsed.GetValue(On) is { } named ? Common.Full(named) : null;
        RunState asked = (
            await client.PostAsync<RunState>(MusterClient.Path("runs"), new { Command = command, Incident = incident }, stop.Token)
        ).Value;
        Show(asked, command, new(client.Server, "/runs/" + asked.Id));
        RunRequest request = new(client, asked.Id, Clock.Wall);
        RunState approved = await request.ApprovedAsync(stop.Token);
        (ProgramFile program, ResolvedCommand now) = resolver.Resolve();
        RunJob job = await request.StartAsync(approved, command, now);
        Invocation invocation = new(program.Path, parsed.GetRequiredValue(Words)[1..], Environment.CurrentDirectory, job.Job, null, Grace);
        return await CarriedOutAsync(client, job, invocation, stop.Token);
    }

    private static async Task<int> CarriedOutAsync(MusterClient client, RunJob job, Invocation invocation, CancellationToken stop)
    {
        OutputKeeper keeper = new(OutputLimits.Default, SecretMask.OfEnvironment());
        using TerminalEcho echo = new();
        JobReport report = new(client, job, keeper, Clock.Wall);
        RunningCommand running;
        try
        {
            running = RunningCommand.Start(
                invocation,
                Clock.Wall,
                (stream, bytes) =>
                {
                    echo.Write(stream, bytes.Span);
                    keeper.Add(stream, bytes.Span);
                }
            );
        }
        catch (NotStarted refused)
        {
            await report.NotStartedAsync(refused.Message);
            throw new Failure(ExitCode.Refused, refused.Message);
        }

        await using CancellationTokenRegistration interrupted = stop.Register(() =>
            report.Stop(running, "It was interrupted where it runs.")
        );
        CommandEnd end = await report.UntilEndAsync(running);
        Screen.Aside($"muster: {end.Said}.{(report.StoppedBecause is { } why ? " " + why : "")}");
        if (!report.IsRecorded)
        {
            Screen.Aside("muster: Muster does not know how it ended; its record says that it was lost.");
        }

        return end.ShellCode;
    }

    private static void Show(RunState asked, ResolvedCommand command, Uri link)
    {
        Screen.Aside($"{asked.Id} asks for a second person, who sees:");
        foreach (string line in command.Lines)
        {
            Screen.Aside("  " + Screen.Clean(line));
        }

        Screen.Aside($"They approve it at {link}. Until then nothing is started; Ctrl-C withdraws it.");
    }
}
