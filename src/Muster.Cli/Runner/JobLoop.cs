// Takes one job after the other, does what the rules allow, and reports it.
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Jobs;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runner;

/// <param name="name">The runner's, which its key has too.</param>
/// <param name="secrets">Values that no output shows.</param>
internal sealed class JobLoop(
    MusterClient client,
    string name,
    RunnerRules rules,
    JobMemory memory,
    IReadOnlyList<string> secrets,
    TimeProvider clock
)
{
    /// <summary>How long a question for jobs may stay unanswered, in seconds: well below what a connection lives.</summary>
    private const int WaitSeconds = 20;

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    /// <summary>Whatever answers at once that there is nothing to do is not asked more often than this.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>10 seconds for a command to put its work down.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Such a difference of the clocks is told: limits are counted by each side for itself and do not mind, the times in a report do.</summary>
    private static readonly TimeSpan SkewTold = TimeSpan.FromSeconds(10);

    private bool _isSkewTold;
    private bool _isSilent;

    /// <summary>Goes on until it is told to stop; a job that runs then is stopped and reported.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await TellOfCutOffAsync();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Task pace = Task.Delay(Pace, clock, stop);
                if (await ClaimAsync(stop) is { } job)
                {
                    await DoAsync(job, stop);
                }

                await pace;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>The timeline says it at once. A server that does not answer counts them as lost all the same, for their leases are not renewed.</summary>
    private async Task TellOfCutOffAsync()
    {
        foreach (RunJob job in memory.CutOff)
        {
            Screen.Aside(
                $"muster: {job.Job} was cut off when the runner ended. Muster counts it as lost, and it is not done again: look what became of it."
            );
            await new JobReport(client, job, new(OutputLimits.Default, secrets), clock).CutOffAsync();
            memory.End(job.Job);
        }
    }

    private async Task<ClaimedJob?> ClaimAsync(CancellationToken stop)
    {
        try
        {
            string path = MusterClient.Path("runner", "jobs", "claim");
            ClaimedJob job = (
                await client.PostAsync<ClaimedJob>(
                    path,
                    new
                    {
                        Runner = name,
                        rules.Runbooks,
                        Wait = WaitSeconds,
                    },
                    stop
                )
            ).Value;
            Heard();
            return job.Job is null ? null : job;
        }
        catch (Failure silent) when (silent.Code == ExitCode.Unavailable)
        {
            if (!_isSilent)
            {
                Screen.Aside($"muster: {silent.Message} It is asked again every {AskAgain.TotalSeconds:0} seconds.");
                _isSilent = true;
            }

            await Task.Delay(AskAgain, clock, stop);
            return null;
        }
    }

    private void Heard()
    {
        if (_isSilent)
        {
            Screen.Aside($"muster: {client.Server} answers again.");
            _isSilent = false;
        }

        if (!_isSkewTold && client.ServerIsAhead is { } ahead && ahead.Duration() > SkewTold)
        {
            string how = ahead > TimeSpan.Zero ? "behind" : "ahead of";
            Screen.Aside(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"muster: This machine's clock is {ahead.Duration().TotalSeconds:0} seconds {how} the server's. Leases and time limits do not depend on it; set it right all the same."
                )
            );
            _isSkewTold = true;
        }
    }

    private async Task DoAsync(ClaimedJob claimed, CancellationToken stop)
    {
        RunJob job = new(claimed.Job!, claimed.Attempt);
        OutputKeeper output = new(OutputLimits.Within(claimed.OutputBytesMax), secrets);
        JobReport report = new(client, job, output, clock);
        (ProgramFile? program, string refusal) = memory.Knows(job.Job)
            ? (null, "This runner began the job before, and does nothing twice.")
            : rules.Judge(claimed);
        if (program is null)
        {
            Screen.Aside($"muster: {job.Job} of {claimed.Runbook} was not started: {refusal}");
            await report.NotStartedAsync(refusal);
            return;
        }

        memory.Begin(job);
        Screen.Aside($"muster: {job.Job}, {claimed.Purpose} of {claimed.Runbook}: {Screen.Clean(string.Join(' ', claimed.Arguments))}");
        try
        {
            Invocation invocation = new(
                program.Path,
                [.. claimed.Arguments.Skip(1)],
                rules.Directory,
                job.Job,
                rules.TimeOf(claimed),
                Grace
            );
            RunningCommand running = RunningCommand.Start(invocation, clock, (stream, bytes) => output.Add(stream, bytes.Span));
            await using CancellationTokenRegistration ended = stop.Register(() => report.Stop(running, "The runner was told to end."));
            CommandEnd end = await report.UntilEndAsync(running);
            Screen.Aside($"muster: {job.Job}: {end.Said}.{(report.StoppedBecause is { } why ? " " + why : "")}");
        }
        catch (NotStarted refused)
        {
            Screen.Aside($"muster: {job.Job}: {refused.Message}");
            await report.NotStartedAsync(refused.Message);
        }

        memory.End(job.Job);
    }
}
