// Archives by hand what a second person has approved: exactly that, once, and in the database in which they approved it.
using System.Text;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Jobs;
using Muster.Cli.Local;
using Muster.Cli.Run;
using Muster.Cli.Terminal;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

/// <summary>It asks as <c>muster run</c> does. Broken glass does not count here: nothing burns because history is large.</summary>
internal sealed class ApprovedArchive(LocalMuster local, MusterClient client, ArchiveWish wish)
{
    private const string Alone = "History is archived by hand with a second person, and the glass cannot be broken for it.";

    /// <summary>What was moved.</summary>
    /// <exception cref="Failure">It was not approved, is not what was approved, was stopped, or failed.</exception>
    public async Task<ArchiveRecord?> MakeAsync(ResolvedCommand asked, CancellationToken cancel)
    {
        using StopSignals stop = new(cancel);
        RunState run = (await client.PostAsync<RunState>(MusterClient.Path("runs"), new { Command = asked }, stop.Token)).Value;
        Screen.Aside($"{run.Id} asks for a second person, who approves it at {new Uri(client.Server, "/runs/" + run.Id)}. They see:");
        foreach (string line in asked.Resolved)
        {
            Screen.Aside("  " + Screen.Clean(line));
        }

        RunRequest request = new(client, run.Id, Clock.Wall);
        RunState approved = await request.ApprovedAsync(stop.Token);
        if (approved.ApprovedBy is null)
        {
            await request.WithdrawAsync(Alone);
            throw new Failure(ExitCode.Refused, Alone + $" Nothing was changed, and {run.Id} is withdrawn.");
        }

        ResolvedCommand now = wish.Resolved(await local.Get<HistoryArchiver>().CountAsync(wish.Before, stop.Token));
        RunJob job = await request.StartAsync(approved, asked, now);
        OutputKeeper keeper = new(OutputLimits.Default, secrets: []);
        JobReport report = new(client, job, keeper, Clock.Wall);
        if (!await IsHereAsync(approved, stop.Token))
        {
            string elsewhere = $"{run.Id} was approved in another database than the one that would be archived.";
            await report.NotStartedAsync(elsewhere);
            throw new Failure(ExitCode.Refused, elsewhere + " Nothing was changed: ask the server of this one, with --url.");
        }

        return await CarriedOutAsync(approved, report, keeper, stop.Token);
    }

    /// <summary>Whether the run goes on in this very database, approved and as it was shown: whoever keeps a server of their own approves nothing here.</summary>
    private async Task<bool> IsHereAsync(RunState approved, CancellationToken cancel)
    {
        RunbookRun run = (
            await StreamReplay.ReadAsync<RunbookRun, Core.Runbooks.RunCommand, RunEvent>(local.Get<IEventStore>(), approved.Id, cancel)
        ).State;
        return run.Status == RunStatus.Running && run.Approval?.Hash == approved.Hash && run.Content.Hash() == approved.Hash;
    }

    private async Task<ArchiveRecord?> CarriedOutAsync(RunState approved, JobReport report, OutputKeeper keeper, CancellationToken stop)
    {
        string by = $"{approved.RequestedBy}, approved by {approved.ApprovedBy} as {approved.Id}";
        using ArchiveJob job = new(async token =>
        {
            ArchiveRecord? made = await local.Get<HistoryArchiver>().ArchiveAsync(wish.Before, wish.Directory, by, wish.Reason, token);
            keeper.Add(OutputStream.Standard, Encoding.UTF8.GetBytes(made is null ? "Nothing was old enough.\n" : $"{made.File}\n"));
            return made;
        });
        await using CancellationTokenRegistration interrupted = stop.Register(() => report.Stop(job, "It was interrupted where it runs."));
        CommandEnd end = await report.UntilEndAsync(job);
        if (job.Failed is { } why)
        {
            throw new Failure(ExitCode.Unavailable, why);
        }

        return end.Cause == EndCause.Stopped
            ? throw new Failure(
                ExitCode.Interrupted,
                $"It was stopped. {report.StoppedBecause} What is in no archive yet is in the database; archive again to finish what was begun."
            )
            : job.Made;
    }
}
