// `muster runbook start`: what was looked at, and nothing else.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class StartCommand
{
    public static Command Create()
    {
        Argument<string> run = Common.Run();
        Option<string?> hash = Common.Hash();
        return ApiVerb.Make(
            "start",
            "Start a run of a runbook, once it may start. Without --hash it shows what it would do and does nothing.",
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

                Reply<RunState> done = await client.PostAsync<RunState>(Common.At(id, "start"), new { Hash = seen }, cancel);
                parsed.Screen().Answer(done.Raw, () => Screen.Line($"{done.Value.Id} is {done.Value.Status}."));
            }
        );
    }

    private static void Show(RunState run)
    {
        Common.Show(run);
        Screen.Line($"Nothing was done yet. To go on: muster runbook start {run.Id} --hash {run.Hash}");
    }
}
