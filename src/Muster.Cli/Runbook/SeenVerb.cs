// A verb that does only what was looked at before: it shows a run, and acts with the hash that it showed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class SeenVerb
{
    /// <param name="name">Also the door of the API.</param>
    public static Command Make(string name, string description)
    {
        Argument<string> run = Common.Run();
        Option<string?> hash = Common.Hash();
        return ApiVerb.Make(
            name,
            description,
            [run, hash],
            async (parsed, client, cancel) =>
            {
                string id = parsed.GetRequiredValue(run);
                if (parsed.GetValue(hash) is not { } seen)
                {
                    Reply<RunState> shown = await client.GetAsync<RunState>(Common.At(id), cancel);
                    parsed.Screen().Answer(shown.Raw, () => Show(shown.Value, name));
                    return;
                }

                Reply<RunState> done = await client.PostAsync<RunState>(Common.At(id, name), new { Hash = seen }, cancel);
                parsed.Screen().Answer(done.Raw, () => Screen.Line($"{done.Value.Id} is {done.Value.Status}."));
            }
        );
    }

    private static void Show(RunState run, string name)
    {
        Common.Show(run);
        Screen.Line($"Nothing was done yet. To go on: muster runbook {name} {run.Id} --hash {run.Hash}");
    }
}
