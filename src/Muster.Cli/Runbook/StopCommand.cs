// `muster runbook stop`: stop a run, whoever asked for it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class StopCommand
{
    public static Command Create()
    {
        Argument<string> run = Common.Run();
        return ApiVerb.Make(
            "stop",
            "Stop a run, or withdraw it before it starts. The step that goes on is told to end, and no other begins.",
            [run],
            async (parsed, client, cancel) =>
            {
                Reply<RunState> done = await client.PostAsync<RunState>(Common.At(parsed.GetRequiredValue(run), "stop"), new { }, cancel);
                parsed.Screen().Answer(done.Raw, () => Screen.Line($"{done.Value.Id} is {done.Value.Ending ?? done.Value.Status}."));
            }
        );
    }
}
