// `muster runbook approve`: what was looked at, and nothing else.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class ApproveCommand
{
    public static Command Create()
    {
        Argument<string> run = Common.Run();
        Option<string?> hash = Common.Hash();
        return ApiVerb.Make(
            "approve",
            "Approve a run that somebody else asked for. Without --hash it shows everything that you approve and does nothing; with the hash that it showed, it approves exactly that.",
            [run, hash],
            async (parsed, client, cancel) =>
            {
                string id = parsed.GetRequiredValue(run);
                if (parsed.GetValue(hash) is not { } seen)
                {
                    Reply<RunState> shown = await client.GetAsync<RunState>(Common.At(id), cancel);
                    parsed.Screen().Answer(shown.Raw, () => Show(shown.Value));
                    return;
                }

                Reply<RunState> done = await client.PostAsync<RunState>(Common.At(id, "approve"), new { Hash = seen }, cancel);
                parsed.Screen().Answer(done.Raw, () => Screen.Line($"{done.Value.Id} is {done.Value.Status}."));
            }
        );
    }

    private static void Show(RunState run)
    {
        Common.Show(run);
        Screen.Line($"Nothing was done yet. To go on: muster runbook approve {run.Id} --hash {run.Hash}");
    }
}
