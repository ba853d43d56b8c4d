// `muster runbook show`: the text of a runbook, or a run.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "The id of a runbook, or of a run such as RUN-7." };
        return ApiVerb.Make(
            "show",
            "Show the latest version of a runbook as it is written, or a run: what it does, its preview, and what its steps wrote.",
            [id],
            async (parsed, client, cancel) =>
            {
                string name = parsed.GetRequiredValue(id);
                if (name.StartsWith("RUN-", StringComparison.OrdinalIgnoreCase))
                {
                    Reply<RunState> run = await client.GetAsync<RunState>(Common.At(name), cancel);
                    parsed.Screen().Answer(run.Raw, () => Common.Show(run.Value));
                    return;
                }

                Reply<RunbookText> reply = await client.GetAsync<RunbookText>(MusterClient.Path("runbooks", name), cancel);
                parsed.Screen().Answer(reply.Raw, () => ShowText(reply.Value.Text));
            }
        );
    }

    private static void ShowText(string text)
    {
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            Screen.Line(Screen.Clean(line));
        }
    }
}
