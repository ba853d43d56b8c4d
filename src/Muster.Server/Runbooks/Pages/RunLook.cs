// The words and tones of risks and runs.
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks.Pages;

internal static class RunLook
{
    public static string Tone(RunbookRisk risk) =>
        risk switch
        {
            RunbookRisk.Safe => "ok",
            RunbookRisk.Risky => "warn",
            RunbookRisk.Destructive => "danger",
        };

    public static string Word(RunbookRisk risk) =>
        risk switch
        {
            RunbookRisk.Safe => "safe",
            RunbookRisk.Risky => "risky",
            RunbookRisk.Destructive => "destructive",
        };

    public static (string Word, string Tone) Of(RunStatus status, RunEnding? ending) =>
        (status, ending) switch
        {
            (RunStatus.Requested, _) => ("preview is made", "info"),
            (RunStatus.Previewed, _) => ("waits", "warn"),
            (RunStatus.Approved, _) => ("approved", "info"),
            (RunStatus.GlassBroken, _) => ("glass broken", "danger"),
            (RunStatus.Running, _) => ("running", "accent"),
            (RunStatus.Refused, _) => ("refused", "line"),
            (RunStatus.Expired, _) => ("expired", "line"),
            (RunStatus.Ended, RunEnding.Succeeded) => ("succeeded", "ok"),
            (RunStatus.Ended, RunEnding.Stopped) => ("stopped", "warn"),
            (RunStatus.Ended, RunEnding.Lost) => ("lost", "danger"),
            (RunStatus.Ended, _) => ("failed", "danger"),
            _ => ("", "line"),
        };

    public static (string Word, string Tone) Of(StepRun? step) =>
        step switch
        {
            null => ("waits", "line"),
            { Outcome: null, Attempt: 0 } => ("begins", "accent"),
            { Outcome: null } => ("running", "accent"),
            { Outcome: StepOutcome.Succeeded } => ("done", "ok"),
            { Outcome: { } outcome } => (RunWords.Word(outcome), outcome == StepOutcome.Stopped ? "warn" : "danger"),
        };
}
