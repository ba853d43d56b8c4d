// `muster runbook run`: ask for a run of a runbook.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> runbook = new("RUNBOOK") { Description = "The id of a runbook." };
        Option<string[]> set = new("--set")
        {
            Description = "A parameter, as NAME=VALUE. May be given several times.",
            HelpName = "NAME=VALUE",
        };
        Option<string?> incident = new("--incident") { Description = "The incident that it helps.", HelpName = "INCIDENT" };
        Option<bool> undo = new("--undo") { Description = "Ask for the steps that undo it." };
        return ApiVerb.Make(
            "run",
            "Ask for a run of a runbook, and see exactly what it would do. Nothing runs before it is started, and where two people are needed not before somebody else approved.",
            [runbook, set, incident, undo],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Runbook = parsed.GetRequiredValue(runbook),
                    Parameters = Values(parsed.GetValue(set) ?? []),
                    Incident = parsed.GetValue(incident),
                    Undo = parsed.GetValue(undo),
                };
                Reply<RunState> made = await client.PostAsync<RunState>(MusterClient.Path("runs"), body, cancel);
                parsed.Screen().Answer(made.Raw, () => Show(made.Value));
            }
        );
    }

    private static void Show(RunState run)
    {
        Common.Show(run);
        Screen.Line(
            run.NeedsTwo
                ? $"A second person must approve it: muster runbook approve {run.Id}"
                : $"Start it: muster runbook start {run.Id} --hash {run.Hash}"
        );
    }

    private static Dictionary<string, string> Values(string[] given)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string one in given)
        {
            int sign = one.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1 || !values.TryAdd(one[..sign], one[(sign + 1)..]))
            {
                throw new Failure(ExitCode.Usage, $"'{one}' is no parameter: write NAME=VALUE, and each name once.");
            }
        }

        return values;
    }
}
