// How a command ended.
namespace Muster.Cli.Execution;

/// <param name="ExitCode">Null when a signal ended it.</param>
/// <param name="Signal">Such as SIGKILL; null when it exited.</param>
/// <param name="LeftBehind">How many processes it had left behind, which were ended then.</param>
internal sealed record CommandEnd(EndCause Cause, int? ExitCode, string? Signal, int LeftBehind)
{
    /// <summary>As shells say it: the exit code, or 128 and the number of the signal.</summary>
    public int ShellCode => ExitCode ?? 128 + Signals.NumberOf(Signal!);

    /// <summary>Such as: exit code 3; ended by SIGKILL, stopped.</summary>
    public string Said
    {
        get
        {
            string how = ExitCode is { } code ? $"exit code {code}" : "ended by " + Signal;
            string why = Cause switch
            {
                EndCause.Exited => "",
                EndCause.Stopped => ", stopped",
                EndCause.TimedOut => ", its time was over",
            };
            string rest = LeftBehind switch
            {
                0 => "",
                1 => "; one process that it had left behind was ended",
                _ => $"; {LeftBehind} processes that it had left behind were ended",
            };
            return how + why + rest;
        }
    }
}
