// What the commands on a run share: the argument that names it, its hash, and how it is shown.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class Common
{
    public static Argument<string> Run() => new("RUN") { Description = "The run: RUN-7, or 7." };

    public static Option<string?> Hash() =>
        new("--hash")
        {
            Description = "What you looked at, as it was shown to you. Left out, it is shown, and nothing is done.",
            HelpName = "HASH",
        };

    /// <summary>A path below the run that the command line names.</summary>
    public static string At(string id, params string[] rest)
    {
        string full = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? $"RUN-{number}"
            : id.ToUpperInvariant();
        return MusterClient.Path(["runs", full, .. rest]);
    }

    /// <summary>Everything that a second person must see.</summary>
    public static void Show(RunState run)
    {
        Screen.Line($"{run.Id} {Screen.Clean(run.Title)}");
        Screen.Line(
            $"{run.Status}{(run.Ending is { } ending ? ", " + ending : "")}, {run.Risk}{(run.Production ? ", on production" : "")}{(run.NeedsTwo ? ", two people" : "")}"
        );
        Screen.Line(
            $"asked for by {run.RequestedBy}{(run.ApprovedBy is { } by ? $", approved by {by}" : "")}{(run.Incident is { } incident ? $", for {incident}" : "")}"
        );
        foreach (string line in run.Command?.Lines ?? [])
        {
            Screen.Line("  " + Screen.Clean(line));
        }

        foreach ((string name, string value) in run.Parameters)
        {
            Screen.Line($"  {name} = {Screen.Clean(value)}");
        }

        foreach (RunStepState step in run.Steps)
        {
            Screen.Line($"{step.Step + 1}. {Screen.Clean(step.Name)} [{step.Outcome ?? step.Status}] {Screen.Clean(step.What)}");
            Lines(step.Output);
        }

        foreach (RunShown shown in run.Preview)
        {
            Screen.Line($"Preview of step {shown.Step + 1}{(shown.Worked ? "" : " (it failed)")}:");
            Lines(shown.Output);
        }

        if (run.EndText is { Length: > 0 } text)
        {
            Screen.Line(Screen.Clean(text));
        }

        if (run.Hash.Length > 0)
        {
            Screen.Line($"hash {run.Hash}");
        }
    }

    private static void Lines(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Screen.Line("   | " + Screen.Clean(line));
        }
    }
}
