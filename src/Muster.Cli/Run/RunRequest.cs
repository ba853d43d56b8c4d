// The way of a request from the question to the start: approved by somebody else, still the same, and started once.
using Muster.Cli.Api;
using Muster.Cli.Terminal;

namespace Muster.Cli.Run;

internal sealed class RunRequest(MusterClient client, string id, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    /// <summary>Characters that the server takes.</summary>
    private const int ReasonMax = 500;

    /// <summary>Waits until it may start.</summary>
    /// <exception cref="Failure">It was refused, or nobody looked in time.</exception>
    public async Task<RunState> ApprovedAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                RunState? now = await LookAsync(stop);
                switch (now?.Status)
                {
                    case "approved":
                        Screen.Aside($"Approved by {now.ApprovedBy}.");
                        return now;
                    case "glass_broken":
                        Screen.Aside("The glass is broken: it starts without a second person.");
                        return now;
                    case "previewed" when !now.NeedsTwo:
                        return now;
                    case null or "requested" or "previewed":
                        await Task.Delay(AskAgain, clock, stop);
                        break;
                    default:
                        throw new Failure(
                            ExitCode.Refused,
                            $"{id} is {now.Status}. Nothing was started.",
                            now.EndText is { } text ? [text] : []
                        );
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await WithdrawAsync("It was withdrawn by whoever asked for it.");
            throw new Failure(ExitCode.Interrupted, $"{id} is withdrawn. Nothing was started.");
        }
    }

    /// <summary>Starts it on the server, which uses the approval up.</summary>
    /// <exception cref="Failure">It is not what was approved, or the server refuses the start; nothing was started.</exception>
    public async Task<RunJob> StartAsync(RunState approved, ResolvedCommand asked, ResolvedCommand now)
    {
        if (ResolvedCommand.Difference(asked, now) is { Count: > 0 } differences)
        {
            await WithdrawAsync("What it would do is not what was approved: " + string.Join(' ', differences));
            throw new Failure(
                ExitCode.Refused,
                $"It is not what was approved. Nothing was started, and {id} is withdrawn: ask again.",
                differences
            );
        }

        string path = MusterClient.Path("runs", id, "start");
        RunState started = (await client.PostAsync<RunState>(path, new { approved.Hash, Command = now }, CancellationToken.None)).Value;
        return started.Job
            ?? throw new Failure(ExitCode.Unavailable, $"{client.Server} started {id} and does not say as what. Nothing was started here.");
    }

    /// <summary>A request that nobody withdraws expires; the failure of that is no news beside why.</summary>
    public async Task WithdrawAsync(string reason)
    {
        try
        {
            string text = reason.Length > ReasonMax ? reason[..(ReasonMax - 1)] + "…" : reason;
            await client.PostAsync<RunState>(MusterClient.Path("runs", id, "refuse"), new { Reason = text }, CancellationToken.None);
        }
        catch (Failure failure)
        {
            Screen.Aside($"muster: {id} could not be withdrawn, and expires by itself: {failure.Message}");
        }
    }

    /// <summary>Null when the server does not answer now.</summary>
    private async Task<RunState?> LookAsync(CancellationToken stop)
    {
        try
        {
            return (await client.GetAsync<RunState>(MusterClient.Path("runs", id), stop)).Value;
        }
        catch (Failure silent) when (silent.Code == ExitCode.Unavailable)
        {
            return null;
        }
    }
}
