// Reports a command to the server while it runs, and stops it when a person says so or when none could.
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Terminal;

namespace Muster.Cli.Jobs;

/// <summary>
/// Each report renews the lease and is answered with whether to stop. A command that Muster cannot be asked about is one that nobody can stop, so it ends
/// <see cref="SilenceMax"/> after the last report that was answered: by its own clock, whatever the server's says.
/// </summary>
internal sealed class JobReport(MusterClient client, RunJob job, OutputKeeper output, TimeProvider clock)
{
    /// <summary>30 seconds, as long as the server's lease: when it counts the job as lost, the command is being stopped.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    /// <summary>Once a second: so soon does a stop reach the command.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Characters of a report; a step holds a few such pieces in all.</summary>
    private const int PieceMax = 16_384;

    private long _heardAt = clock.GetTimestamp();
    private int _sequence = 1;
    private string _piece = "";
    private bool _isOver;

    /// <summary>Why the command was told to stop, a sentence; null when it was not.</summary>
    public string? StoppedBecause { get; private set; }

    /// <summary>Whether the server has the whole record, the end included.</summary>
    public bool IsRecorded { get; private set; }

    /// <summary>Tells the command to stop if it runs; the first reason counts.</summary>
    public void Stop(IRunning command, string because)
    {
        if (!command.Ended.IsCompleted)
        {
            StoppedBecause ??= because;
            command.Stop();
        }
    }

    /// <summary>Reports until the command has ended and the server knows how; answers how.</summary>
    public async Task<CommandEnd> UntilEndAsync(IRunning command)
    {
        while (!command.Ended.IsCompleted)
        {
            await SayAsync(command);
            await Task.WhenAny(command.Ended, Task.Delay(Pace, clock));
        }

        CommandEnd end = await command.Ended;
        output.Finish();
        _heardAt = clock.GetTimestamp();
        do
        {
            await SayAsync(command);
        } while (!_isOver && HasMore() && await PauseAsync());
        await EndAsync(Outcome(end), end.ExitCode, StoppedBecause is { } why ? $"{end.Said}. {why}" : end.Said);
        return end;
    }

    /// <summary>Tells the server that the command was not started, and why.</summary>
    public async Task NotStartedAsync(string why) => await EndAsync("failed", null, why);

    /// <summary>Tells the server that whoever did it was cut off, so that nobody knows how it ended.</summary>
    public async Task CutOffAsync() =>
        await EndAsync("lost", null, "It was cut off: its runner ended in the middle and was started again.");

    /// <summary>What the server is told of the end of a command.</summary>
    private static string Outcome(CommandEnd end) =>
        end.Cause switch
        {
            EndCause.Stopped => "stopped",
            EndCause.TimedOut => "timed_out",
            EndCause.Exited => end.ExitCode == 0 ? "succeeded" : "failed",
        };

    /// <summary>Sends the next piece, or nothing but that it goes on. A piece that got no answer is sent again with its number, which the server hears once.</summary>
    private async Task SayAsync(IRunning command)
    {
        if (_isOver || !HasMore() && command.Ended.IsCompleted)
        {
            return;
        }

        long asked = clock.GetTimestamp();
        try
        {
            OutputAnswer answer = await PostAsync<OutputAnswer>(
                "output",
                new
                {
                    job.Attempt,
                    Sequence = _sequence,
                    Text = _piece,
                }
            );
            _heardAt = asked;
            _sequence += _piece.Length > 0 ? 1 : 0;
            _piece = "";
            if (answer.Stop)
            {
                Stop(command, "Somebody stopped it.");
            }
        }
        catch (Failure failure)
        {
            Heed(failure, command);
        }
    }

    private void Heed(Failure failure, IRunning command)
    {
        if (failure.Code != ExitCode.Unavailable)
        {
            _isOver = true;
            Stop(command, "Muster does not count it as running any more: " + failure.Message);
        }
        else if (clock.GetElapsedTime(_heardAt) >= SilenceMax)
        {
            Stop(
                command,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Muster could not be asked for {SilenceMax.TotalSeconds:0} seconds, and nobody could have stopped it."
                )
            );
        }
    }

    private async Task EndAsync(string outcome, int? exitCode, string text)
    {
        while (!_isOver)
        {
            try
            {
                await PostAsync<object>(
                    "end",
                    new
                    {
                        job.Attempt,
                        Outcome = outcome,
                        ExitCode = exitCode,
                        Text = text,
                    }
                );
                (IsRecorded, _isOver) = (true, true);
            }
            catch (Failure failure)
            {
                _isOver = failure.Code != ExitCode.Unavailable || !await PauseAsync();
            }
        }
    }

    /// <summary>Waits before the next try; false when the server has been silent for too long.</summary>
    private async Task<bool> PauseAsync()
    {
        if (clock.GetElapsedTime(_heardAt) >= SilenceMax)
        {
            return false;
        }

        if (_piece.Length > 0 || !HasMore())
        {
            await Task.Delay(Pace, clock);
        }

        return true;
    }

    private bool HasMore()
    {
        _piece = _piece.Length > 0 ? _piece : output.Take(PieceMax);
        return _piece.Length > 0;
    }

    /// <summary>A server that takes a request and does not answer it is silent, too.</summary>
    private async Task<T> PostAsync<T>(string door, object body)
    {
        TimeSpan left = SilenceMax - clock.GetElapsedTime(_heardAt);
        using CancellationTokenSource patience = new(left > Pace ? left : Pace, clock);
        try
        {
            return (await client.PostAsync<T>(MusterClient.Path("runner", "jobs", job.Job, door), body, patience.Token)).Value;
        }
        catch (OperationCanceledException)
        {
            throw new Failure(ExitCode.Unavailable, $"{client.Server} does not answer.");
        }
    }
}
