// What an incident's timeline says of a run.
using System.Diagnostics;
using System.Globalization;

namespace Muster.Core.Runbooks;

public static class RunWords
{
    /// <summary>Null for what the timeline leaves to the run's own page.</summary>
    /// <param name="run">As it is after the event.</param>
    public static RunNews? Of(RunbookRun run, RunEvent happened)
    {
        ArgumentNullException.ThrowIfNull(run);
        string id = run.Id.Value;
        return happened switch
        {
            RunEvent.Requested e => new(
                $"{id} was asked for: {run.Title}",
                Lines([
                    e.NeedsTwo ? "It waits for a second person." : "One person may run it alone.",
                    string.Join(", ", run.Content.Parameters.Select(one => $"{one.Key}: {one.Value}")),
                    .. run.Content.Steps.Select((step, index) => $"{index + 1}. {step.Name}: {step.What()}"),
                ]),
                false
            ),
            RunEvent.Approved e => new($"{id} was approved", $"What was approved has the hash {e.Hash[..12]}; it holds 10 minutes.", false),
            RunEvent.Refused e => new($"{id} was refused", e.Reason, false),
            RunEvent.Expired => new($"{id} expired", "Nobody started it in time.", false),
            RunEvent.GlassBroken e => new($"The glass was broken for {id}: {run.Title}", e.Reason, true),
            RunEvent.Started => new($"{id} started: {run.Title}", "", false),
            RunEvent.StepStarted e => new(
                $"{id}: {run.Content.Steps[e.Step].Name}",
                Clip($"Step {e.Step + 1} of {run.Content.Steps.Length}: {run.Content.Steps[e.Step].What()}"),
                false
            ),
            RunEvent.StopAsked e => new($"{id} was asked to stop", e.Reason, true),
            RunEvent.ItemConfirmed e when run.Content.Steps[e.Step] is RunbookStep.Manual manual => new(
                $"{id}: confirmed",
                manual.Items[e.Item],
                false
            ),
            RunEvent.StepEnded e => StepEnded(run, e),
            RunEvent.Ended e => new($"{id} {Word(e.Ending)}: {run.Title}", e.Text, e.Ending != RunEnding.Succeeded),
            RunEvent.DryRunShown or RunEvent.Previewed or RunEvent.StepTaken or RunEvent.OutputWritten or RunEvent.ItemConfirmed => null,
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };
    }

    public static string Word(RunEnding ending) =>
        ending switch
        {
            RunEnding.Succeeded => "succeeded",
            RunEnding.Failed => "failed",
            RunEnding.Stopped => "was stopped",
            RunEnding.Lost => "was lost",
        };

    public static string Word(StepOutcome outcome) =>
        outcome switch
        {
            StepOutcome.Succeeded => "done",
            StepOutcome.Failed => "failed",
            StepOutcome.TimedOut => "did not end in time",
            StepOutcome.Stopped => "was stopped",
            StepOutcome.Lost => "was lost",
        };

    private static RunNews StepEnded(RunbookRun run, RunEvent.StepEnded e)
    {
        StepRun step = run.Steps[e.Step];
        string after = ((step.EndedAt ?? e.At) - step.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        bool hasExit = run.Content.Steps[e.Step] is RunbookStep.Command;
        string exit = hasExit && e.ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $", exit {code}") : "";
        return new(
            $"{run.Id.Value}: {run.Content.Steps[e.Step].Name} {Word(e.Outcome)}",
            Clip(Lines($"After {after} s{exit}.", e.Text, step.Output)),
            e.Outcome != StepOutcome.Succeeded
        );
    }

    private static string Clip(string text) =>
        OutputText.Fit(text, RunDefaults.ToldBytesMax) is var kept && kept.Length < text.Length
            ? kept + "\n… the rest stands at the run."
            : text;

    private static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
